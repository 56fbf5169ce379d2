package jitsiprivacy.anonymizer.keys;

import java.time.Duration;
import java.time.Instant;

/**
 * How long keys are used and kept. The same for all that share a directory: a key belongs to
 * exactly one period.
 *
 * @param period how long one key is used, counted from 1970-01-01T00:00Z: a day is a day in UTC
 * @param keptFor how long it is kept after its period, to reveal; then it is destroyed
 */
public record KeySchedule(Duration period, Duration keptFor) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /**
   * A key a day, so that nobody can be followed for longer; kept for seven more, so that what
   * happened at a weekend or on a holiday can still be traced.
   */
  public static final KeySchedule DEFAULT = new KeySchedule(Duration.ofDays(1), Duration.ofDays(7));

  /**
   * @throws IllegalArgumentException unless the period is whole seconds, a minute to a hundred
   *     years, and what it is kept for is nothing to a hundred years
   */
  public KeySchedule {
    if (period.compareTo(SHORTEST) < 0
        || period.compareTo(LONGEST) > 0
        || period.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "a key is used for whole seconds, a minute to a hundred years, not " + period);
    }
    if (keptFor.isNegative() || keptFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a key is kept for nothing to a hundred years, not " + keptFor);
    }
  }

  KeyPeriod at(Instant instant) {
    long seconds = period.toSeconds();
    long from = Math.floorDiv(instant.getEpochSecond(), seconds) * seconds;
    return new KeyPeriod(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + seconds));
  }

  /** From then on the key does not exist. */
  Instant end(KeyPeriod used) {
    return used.until().plus(keptFor);
  }
}
