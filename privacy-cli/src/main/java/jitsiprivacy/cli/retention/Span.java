package jitsiprivacy.cli.retention;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * How long something is kept.
 *
 * @param iso as in ISO 8601
 * @param words for people
 */
record Span(String iso, String words) {

  static Span of(Period period) {
    List<String> parts = new ArrayList<>();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    add(parts, period.getDays(), "day");
    return new Span(period.toString(), String.join(" ", parts));
  }

  static Span of(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDays(), "day");
    add(parts, duration.toHoursPart(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    return new Span(
        duration.toString(), parts.isEmpty() ? "less than a second" : String.join(" ", parts));
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
