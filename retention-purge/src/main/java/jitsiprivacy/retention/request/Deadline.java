package jitsiprivacy.retention.request;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * By when a request has to be answered: a month after it was received (Article 12(3) GDPR), or
 * three. Where the last month has no such day, by its last one, and where that is a Saturday or a
 * Sunday, by the Monday after it (Article 3 of Regulation 1182/71). Public holidays are not known
 * here: they would make it later, so that this is on the safe side.
 */
final class Deadline {

  private static final int MONTHS = 1;
  private static final int EXTENDED = 3;

  private Deadline() {}

  static LocalDate of(LocalDate received, boolean isExtended) {
    LocalDate day = received.plusMonths(isExtended ? EXTENDED : MONTHS);
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
        ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        : day;
  }
}
