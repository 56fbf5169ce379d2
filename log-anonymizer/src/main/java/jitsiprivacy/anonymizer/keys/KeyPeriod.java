package jitsiprivacy.anonymizer.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time one key is used, in whole seconds.
 *
 * @param from the first instant
 * @param until the first instant after it
 */
public record KeyPeriod(Instant from, Instant until) {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern NAME = Pattern.compile("([0-9]{8}T[0-9]{6}Z)-([0-9]{8}T[0-9]{6}Z)");

  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** {@code 20261101T000000Z-20261102T000000Z}: ISO 8601, basic format, in UTC. */
  String name() {
    return BASIC.format(from.atOffset(ZoneOffset.UTC))
        + "-"
        + BASIC.format(until.atOffset(ZoneOffset.UTC));
  }

  /** The period of that name; none when it is the name of something else. */
  static Optional<KeyPeriod> named(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      KeyPeriod period = new KeyPeriod(instant(matcher.group(1)), instant(matcher.group(2)));
      return period.from.isBefore(period.until) ? Optional.of(period) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String basic) {
    return OffsetDateTime.parse(basic, BASIC).toInstant();
  }

  /** {@code 2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z}. */
  @Override
  public String toString() {
    return from + " to " + until;
  }
}
