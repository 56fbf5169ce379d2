package jitsiprivacy.host.health;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Who can provoke a fault with every stanza must not fill the disk with lines about it. */
final class LineLimit {

  static final int LINES = 10;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private Instant windowEnd = Instant.MIN;
  private int written;
  private long leftOut;

  /** Whether a line may be written now, and then how many were left out before it. */
  synchronized OptionalLong take(Instant now) {
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(WINDOW);
      written = 0;
    }
    if (written == LINES) {
      leftOut++;
      return OptionalLong.empty();
    }
    written++;
    OptionalLong before = OptionalLong.of(leftOut);
    leftOut = 0;
    return before;
  }
}
