package jitsiprivacy.cli.purge.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import jitsiprivacy.retention.category.Due;

/**
 * Whether something is due, by the calendar.
 *
 * @param keep how long things are kept
 * @param now of the whole run
 */
record Terms(Period keep, Instant now) {

  /** More than months differ by. */
  private static final int SLACK_DAYS = 5;

  /** Since when, for what is due. */
  Optional<Instant> since(Instant ended) {
    return Due.after(ended, keep).filter(due -> !due.isAfter(now));
  }

  /** What ended after that is not due; of what ended before, {@link #since} tells. */
  Instant horizon() {
    try {
      return now.atOffset(ZoneOffset.UTC).minus(keep).plusDays(SLACK_DAYS).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.EPOCH; // Longer than there are clocks.
    }
  }
}
