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
  private static final Pattern FILE_NAME =
      Pattern.compile("([0-9]{8}T[0-9]{6}Z)-([0-9]{8}T[0-9]{6}Z)\\.key");

  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** {@code 20261101T000000Z-20261102T000000Z.key}: ISO 8601, basic format, in UTC. */
  String fileName() {
    return BASIC.format(from.atOffset(ZoneOffset.UTC))
        + "-"
        + BASIC.format(until.atOffset(ZoneOffset.UTC))
        + ".key";
  }

  /** The period a file of that name is for; none when it is for something else. */
  static Optional<KeyPeriod> ofFile(String name) {
    Matcher matcher = FILE_NAME.matcher(name);
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
