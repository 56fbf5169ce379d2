package jitsiprivacy.retention.purge;

import java.time.Duration;
import java.util.Optional;

/**
 * How much one run does.
 *
 * @param share of the files of a category that may be due without anybody being asked, in percent
 * @param perSecond how many are deleted in a second, on average; 0 for as many as can be
 * @param time after which it stops
 */
public record Limits(int share, int perSecond, Optional<Duration> time) {

  /**
   * @throws IllegalArgumentException for what cannot be
   */
  public Limits {
    if (share < 0 || share > 100) {
      throw new IllegalArgumentException("share: 0 to 100 percent");
    }
    if (perSecond < 0) {
      throw new IllegalArgumentException("per-second: 0 or more");
    }
  }
}
