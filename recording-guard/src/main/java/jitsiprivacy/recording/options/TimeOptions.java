package jitsiprivacy.recording.options;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.TimeWindow;

/**
 * A time of the week.
 *
 * @param from the start of the day if it is not written
 * @param until the end of the day if it is not written
 */
public record TimeOptions(
    Optional<Set<DayOfWeek>> days, Optional<String> from, Optional<String> until, String zone) {

  public TimeOptions {
    window(days, from, until, zone);
  }

  TimeWindow window() {
    return window(days, from, until, zone);
  }

  private static TimeWindow window(
      Optional<Set<DayOfWeek>> days, Optional<String> from, Optional<String> until, String zone) {
    return new TimeWindow(days.orElse(Set.of()), time(from), time(until), zone(zone));
  }

  private static LocalTime time(Optional<String> written) {
    try {
      return written.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + written.orElseThrow() + "\" is no time of the day: write it as 08:30", e);
    }
  }

  private static ZoneId zone(String written) {
    try {
      return ZoneId.of(written);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"" + written + "\" is no time zone: write it as Europe/Berlin, or UTC", e);
    }
  }
}
