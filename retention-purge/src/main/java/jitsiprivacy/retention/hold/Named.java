package jitsiprivacy.retention.hold;

import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.retention.files.FreeText;

/**
 * A room or a person, so that who asks needs no key.
 *
 * @param name as the operator wrote it
 * @param pseudonym in the audit trail
 * @param inLedger in the ledger of consent, which has a key of its own; empty where there was none
 */
public record Named(String name, String pseudonym, Optional<String> inLedger) {

  private static final int LONGEST = 1_000;
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Named {
    FreeText.check("a name", name, LONGEST);
    check(pseudonym);
    inLedger.ifPresent(Named::check);
  }

  private static void check(String pseudonym) {
    if (!PSEUDONYM.matcher(pseudonym).matches()) {
      throw new IllegalArgumentException("a pseudonym is 32 digits in lower-case hexadecimal");
    }
  }
}
