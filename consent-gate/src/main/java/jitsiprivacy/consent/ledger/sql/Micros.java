package jitsiprivacy.consent.ledger.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the tables have them: numbers compare alike in every database. */
final class Micros {

  private static final long IN_A_SECOND = 1_000_000;
  private static final long IN_NANOS = 1_000;

  /** No year has five digits: what lasts longer lasts for ever. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final Instant BEGIN = Instant.parse("0000-01-01T00:00:00Z");

  private Micros() {}

  static long of(Instant time) {
    Instant kept = cut(time);
    return kept.getEpochSecond() * IN_A_SECOND + kept.getNano() / IN_NANOS;
  }

  static Instant at(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, IN_A_SECOND), Math.floorMod(micros, IN_A_SECOND) * IN_NANOS);
  }

  /** What is left of a time when it is kept. */
  static Instant cut(Instant time) {
    if (time.isAfter(END)) {
      return END;
    }
    return time.isBefore(BEGIN) ? BEGIN : time.truncatedTo(ChronoUnit.MICROS);
  }
}
