package jitsiprivacy.retention.purge;

import java.time.Duration;
import java.util.Optional;

/**
 * How much one run does.
 *
 * @param perSecond how many are deleted in a second, on average; 0 for as many as can be
 * @param time after which it stops
 */
public record Limits(int perSecond, Optional<Duration> time) {

  /**
   * @throws IllegalArgumentException for what cannot be
   */
  public Limits {
    if (perSecond < 0) {
      throw new IllegalArgumentException("per-second: 0 or more");
    }
  }
}
