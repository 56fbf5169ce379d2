package jitsiprivacy.retention.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time in the name of a file, such as {@code jvb.log-20261101.gz}, {@code
 * room1_2026-11-25-16-00-03.mp4} or {@code 2026-11-25T16:00:03.123Z.pcap}. Where there are several,
 * the last one: programs append theirs, and what is before it may be the name of a room, which
 * anybody chooses.
 */
public final class NameClock {

  private static final int LONGEST = 1000;

  private static final String DATE = "(?<!\\d)((?:19|20|21)\\d\\d)";
  private static final String FRACTION = "(?:[.,]\\d{1,9})?(Z)?)?(?!\\d)";
  private static final Pattern TIME =
      Pattern.compile(
          DATE
              + "(?:(\\d\\d)(\\d\\d)(?:[T_-]?(\\d\\d)(\\d\\d)(\\d\\d)"
              + FRACTION
              + "|-(\\d\\d)-(\\d\\d)(?:[T_-](\\d\\d)[-:_](\\d\\d)[-:_](\\d\\d)"
              + FRACTION
              + ")");

  private final ZoneId zone;

  /**
   * @param zone by whose clocks names were given
   */
  public NameClock(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The time, or where there is only a date, the end of that day; empty where there is none, or the
   * last one is none of the calendar.
   */
  public Optional<Instant> in(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Instant> last = Optional.empty();
    Matcher matcher = TIME.matcher(name);
    while (matcher.find()) {
      last = time(matcher, matcher.group(2) == null ? 8 : 2);
    }
    return last;
  }

  /**
   * @param group of the month; those of the rest follow
   */
  private Optional<Instant> time(Matcher found, int group) {
    try {
      LocalDate date =
          LocalDate.of(number(found, 1), number(found, group), number(found, group + 1));
      if (found.group(group + 2) == null) {
        return Optional.of(date.plusDays(1).atStartOfDay(zone).toInstant());
      }
      LocalTime time =
          LocalTime.of(
              number(found, group + 2), number(found, group + 3), number(found, group + 4));
      ZoneId of = found.group(group + 5) == null ? zone : ZoneOffset.UTC;
      return Optional.of(date.atTime(time).atZone(of).withLaterOffsetAtOverlap().toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }
}
