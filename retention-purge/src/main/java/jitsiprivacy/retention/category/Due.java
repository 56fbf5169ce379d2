package jitsiprivacy.retention.category;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the time is over for which something is kept, by the calendar, in UTC: a month after 31
 * January is the last of February.
 */
public final class Due {

  private Due() {}

  /** Empty for what no clock will ever show, so that it is never over. */
  public static Optional<Instant> after(Instant start, Period keep) {
    try {
      return Optional.of(start.atOffset(ZoneOffset.UTC).plus(keep).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
