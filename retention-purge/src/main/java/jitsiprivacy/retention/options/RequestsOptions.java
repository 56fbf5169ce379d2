package jitsiprivacy.retention.options;

import java.time.Period;
import java.util.Optional;
import jitsiprivacy.retention.category.Keeping;

/**
 * {@code privacy.retention.requests}: what data subjects asked for.
 *
 * @param warn how long before it must be answered the purge says so
 * @param keep how long, from when it was closed
 * @param purpose why it is kept
 * @param owner who answers for it; that of all if it is not written
 */
public record RequestsOptions(Period warn, Period keep, String purpose, Optional<String> owner) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public RequestsOptions {
    if (warn.isNegative()) {
      throw new IllegalArgumentException("warn: P0D or more");
    }
    Keeping.of(keep); // Refuses what is none.
    PlainWords.check("purpose", purpose);
    owner.ifPresent(name -> PlainWords.check("owner", name));
  }
}
