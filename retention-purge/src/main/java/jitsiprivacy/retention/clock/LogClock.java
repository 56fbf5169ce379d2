package jitsiprivacy.retention.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The time at which a line of a log was written, by Jicofo, the bridge, Jigasi, Jibri, Prosody,
 * nginx, coturn or syslog. A time stands at the start of a line, or where nginx puts it: what
 * clients send stands behind it. Of a line no more than its beginning is looked at.
 */
public final class LogClock {

  private static final int LOOKED_AT = 512;

  /** So far a clock may be ahead. What is written later than that was made up. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Since when there is a February 29, at most. */
  private static final int YEARS = 8;

  private static final String CLOCK = "(\\d\\d):(\\d\\d):(\\d\\d)";

  /** With or without the name of the program, a fraction and an offset. */
  private static final Pattern ISO =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9-]{0,19} )?(\\d{4})-(\\d\\d)-(\\d\\d)[T ]"
              + CLOCK
              + "(?:[.,]\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)?(?!\\d)");

  private static final Pattern NGINX_ERROR =
      Pattern.compile("(\\d{4})/(\\d\\d)/(\\d\\d) " + CLOCK + " ");

  /** The user's name before it may look like a time, but holds no quote: nginx escapes it. */
  private static final Pattern NGINX_ACCESS =
      Pattern.compile(
          "[^\"]{0,400}\\[(\\d\\d)/([A-Z][a-z]{2})/(\\d{4}):" + CLOCK + " ([+-]\\d{4})\\] \"");

  private static final Pattern SYSLOG =
      Pattern.compile("([A-Z][a-z]{2}) ([ \\d]\\d) " + CLOCK + "\\s");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final ZoneId zone;
  private final Instant now;

  /**
   * @param zone by whose clocks the log was written, where it does not say so
   * @param now a line without a year is of the last one in which it is not later than this
   */
  public LogClock(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /** The time by which it judges what is yet to come. */
  public Instant now() {
    return now;
  }

  /**
   * When the newest of these lines was written; empty if none of them says so. Not that of the last
   * one: an entry may have lines that a client wrote, which look like an old one.
   */
  public Optional<Instant> newest(Stream<String> lines) {
    return lines.flatMap(line -> of(line).stream()).max(Instant::compareTo);
  }

  /** Empty for a line that does not say so, and for a time that is yet to come. */
  public Optional<Instant> of(String line) {
    String start = line.substring(0, Math.min(line.length(), LOOKED_AT));
    try {
      return time(start).filter(time -> !time.isAfter(now.plus(AHEAD)));
    } catch (DateTimeException e) {
      return Optional.empty(); // Of no calendar.
    }
  }

  private Optional<Instant> time(String start) {
    Matcher iso = ISO.matcher(start);
    if (iso.lookingAt()) {
      return Optional.of(at(local(iso, number(iso, 1), number(iso, 2), 3, 4), iso.group(7)));
    }
    Matcher error = NGINX_ERROR.matcher(start);
    if (error.lookingAt()) {
      return Optional.of(at(local(error, number(error, 1), number(error, 2), 3, 4), null));
    }
    Matcher syslog = SYSLOG.matcher(start);
    if (syslog.lookingAt()) {
      return withoutYear(syslog);
    }
    Matcher access = NGINX_ACCESS.matcher(start);
    if (access.lookingAt()) {
      int month = month(access.group(2));
      return Optional.of(at(local(access, number(access, 3), month, 1, 4), access.group(7)));
    }
    return Optional.empty();
  }

  private Optional<Instant> withoutYear(Matcher syslog) {
    int month = month(syslog.group(1));
    int latest = now.plus(AHEAD).atZone(zone).getYear();
    for (int year = latest; year >= latest - YEARS; year--) {
      if (number(syslog, 2) == 29 && month == 2 && !Year.isLeap(year)) {
        continue;
      }
      Instant time = at(local(syslog, year, month, 2, 3), null);
      if (!time.isAfter(now.plus(AHEAD))) {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) + 1; // None of them is refused as a month.
  }

  /**
   * @param day group of it
   * @param hour group of it; minute and second follow
   */
  private static LocalDateTime local(Matcher found, int year, int month, int day, int hour) {
    return LocalDateTime.of(
        year,
        month,
        number(found, day),
        number(found, hour),
        number(found, hour + 1),
        number(found, hour + 2));
  }

  private Instant at(LocalDateTime local, String offset) {
    ZoneId of = offset == null ? zone : ZoneOffset.of(offset);
    return local.atZone(of).withLaterOffsetAtOverlap().toInstant();
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group).strip());
  }
}
