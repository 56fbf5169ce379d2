package jitsiprivacy.retention.hold;

import java.time.Instant;
import java.util.Optional;

/** From one time to another, with both. */
public record TimeRange(Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public TimeRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a range of time ends before it begins");
    }
  }

  /** Whether something may have been at any time of it. */
  boolean mayOverlap(Optional<Instant> begins, Optional<Instant> ends) {
    if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
      return true; // Times that contradict one another tell nothing.
    }
    return begins.filter(time -> time.isAfter(to)).isEmpty()
        && ends.filter(time -> time.isBefore(from)).isEmpty();
  }
}
