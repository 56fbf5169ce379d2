package jitsiprivacy.retention.hold;

import java.time.Instant;

/**
 * That a hold is to be lifted.
 *
 * @param time when that was asked for
 * @param reason a word
 * @param by who asked for it
 */
public record Lifting(Instant time, String reason, Person by) {

  /**
   * @throws IllegalArgumentException when the reason is no word
   */
  public Lifting {
    Words.check("a reason to lift a hold", reason);
  }
}
