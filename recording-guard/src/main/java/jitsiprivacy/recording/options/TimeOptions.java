package jitsiprivacy.recording.options;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.TimeWindow;

/**
 * A time of the week.
 *
 * @param from the start of the day if it is not written
 * @param until the end of the day if it is not written
 */
public record TimeOptions(
    Optional<Set<Day>> days, Optional<String> from, Optional<String> until, String zone) {

  public TimeOptions {
    RuleOptions.notEmpty(Stream.of(days));
    window(days, from, until, zone);
  }

  TimeWindow window() {
    return window(days, from, until, zone);
  }

  private static TimeWindow window(
      Optional<Set<Day>> days, Optional<String> from, Optional<String> until, String zone) {
    return new TimeWindow(
        days.orElse(Set.of()).stream().map(Day::day).collect(Collectors.toSet()),
        time(from),
        time(until),
        zone(zone));
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
