package jitsiprivacy.retention.category;

import java.time.Instant;
import java.time.Period;

/** Periods as times for which something is kept. */
public final class Periods {

  private Periods() {}

  /**
   * @throws IllegalArgumentException when it is less than a day, in words for the operator
   */
  public static void check(String name, Period period) {
    if (period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException(
          name + ": a day at least (P1D), as what is still written would be due otherwise");
    }
  }

  /** Counted from then: a month is shorter than 30 days, or not. */
  static boolean isShorter(Instant start, Period one, Period other) {
    return end(start, one).isBefore(end(start, other));
  }

  static Period longer(Instant start, Period one, Period other) {
    return isShorter(start, one, other) ? other : one;
  }

  static Period shorter(Instant start, Period one, Period other) {
    return isShorter(start, one, other) ? one : other;
  }

  private static Instant end(Instant start, Period period) {
    return Due.after(start, period).orElse(Instant.MAX);
  }
}
