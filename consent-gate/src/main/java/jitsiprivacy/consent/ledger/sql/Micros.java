package jitsiprivacy.consent.ledger.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the tables have them: numbers compare alike in every database. */
final class Micros {

  /** No year has five digits: what lasts longer lasts for ever. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final Instant BEGIN = Instant.parse("0000-01-01T00:00:00Z");

  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, cut(time));
  }

  static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** What is left of a time when it is kept. */
  static Instant cut(Instant time) {
    if (time.isAfter(END)) {
      return END;
    }
    return time.isBefore(BEGIN) ? BEGIN : time.truncatedTo(ChronoUnit.MICROS);
  }
}
