package jitsiprivacy.retention.options;

import java.time.Period;
import java.util.Optional;
import jitsiprivacy.retention.category.Keeping;

/**
 * {@code privacy.retention.stores.NAME}: what is no file of its own.
 *
 * @param keep how long
 * @param purpose why it is kept
 * @param owner who answers for it; that of all if it is not written
 */
public record StoreOptions(Period keep, String purpose, Optional<String> owner) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public StoreOptions {
    Keeping.of(keep); // Refuses what is none.
    PlainWords.check("purpose", purpose);
    owner.ifPresent(name -> PlainWords.check("owner", name));
  }
}
