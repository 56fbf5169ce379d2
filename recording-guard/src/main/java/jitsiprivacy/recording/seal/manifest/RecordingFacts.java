package jitsiprivacy.recording.seal.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the focus knew of a recording, under pseudonyms.
 *
 * @param room its pseudonym in the audit trail
 * @param rule of the policy, by which it was allowed
 * @param notice version of the notice that was in force
 * @param consents ids of the records in the ledger by which participants agreed
 */
public record RecordingFacts(
    Optional<String> room, Optional<String> rule, Optional<String> notice, List<String> consents) {

  /** Nothing is known. */
  public static final RecordingFacts NONE =
      new RecordingFacts(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");
  private static final int MOST_CONSENTS = 4000;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public RecordingFacts {
    consents = List.copyOf(consents);
    if (room.isPresent() && !PSEUDONYM.matcher(room.get()).matches()) {
      throw new IllegalArgumentException("room: a pseudonym of 32 digits");
    }
    rule.ifPresent(word -> Words.check("rule", word));
    notice.ifPresent(word -> Words.check("notice", word));
    if (consents.size() > MOST_CONSENTS) {
      throw new IllegalArgumentException("consents: at most " + MOST_CONSENTS);
    }
    consents.forEach(id -> Words.check("consents", id));
  }
}
