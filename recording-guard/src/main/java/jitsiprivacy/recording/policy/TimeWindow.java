package jitsiprivacy.recording.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A time of the week by the clocks of a place. When they are put back, the hour that comes twice is
 * in it twice; when they are put forward, the hour that is left out is never in it.
 *
 * @param days on which it begins; empty for every day
 * @param from whole minutes
 * @param until not included; midnight is the end of the day; a time before {@code from} is one of
 *     the next day; both midnight is the whole day
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

  private static final int DAY = Math.toIntExact(Duration.ofDays(1).toMinutes());
  private static final int WEEK = 7 * DAY;

  public TimeWindow {
    days = Set.copyOf(days);
  }

  public boolean contains(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    int minute = minute(local.toLocalTime());
    return (beginsOn(local.getDayOfWeek()) && isIn(minute))
        || (beginsOn(local.getDayOfWeek().minus(1)) && isIn(minute + DAY));
  }

  /** For people: "mon, tue 08:00 to 18:00 Europe/Berlin". */
  String words() {
    String on =
        days.isEmpty()
            ? ""
            : days.stream()
                .sorted()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "", " "));
    return on + from + " to " + until + " " + zone;
  }

  /** Why it is none, if it is not. */
  Optional<String> problem() {
    if (!isWholeMinute(from) || !isWholeMinute(until)) {
      return Optional.of("a time is in whole minutes: write 08:30");
    }
    return from.equals(until) && minute(from) != 0
        ? Optional.of("from and until are the same: leave both out for the whole day")
        : Optional.empty();
  }

  /** By local time, from Monday 0:00 on. */
  BitSet minutesOfTheWeek() {
    BitSet minutes = new BitSet(WEEK);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (beginsOn(day)) {
        int start = (day.getValue() - 1) * DAY;
        for (int minute = start + minute(from); minute < start + end(); minute++) {
          minutes.set(minute % WEEK);
        }
      }
    }
    return minutes;
  }

  /** A time that is in it, in the weeks to come. */
  Instant next(Instant after) {
    DayOfWeek first = days.stream().findFirst().orElse(DayOfWeek.MONDAY);
    ZonedDateTime start = after.atZone(zone).with(TemporalAdjusters.next(first)).with(from);
    // Where the clocks are put forward then, it may be left out that day.
    return contains(start.toInstant()) ? start.toInstant() : start.plusWeeks(1).toInstant();
  }

  private boolean beginsOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }

  /** In minutes after the midnight before it begins. */
  private boolean isIn(int minute) {
    return minute(from) <= minute && minute < end();
  }

  private int end() {
    return minute(until) > minute(from) ? minute(until) : minute(until) + DAY;
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }

  private static boolean isWholeMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }
}
