package jitsiprivacy.cli.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as operators write it: {@code 2026-11-25T08:00:00Z}, a date, or how long ago. */
public final class Time implements ITypeConverter<Instant> {

  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  @Override
  public Instant convert(String text) {
    return read(text, Instant.now());
  }

  static Instant read(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
    }
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" is no time: 2026-11-25T08:00:00Z, 2026-11-25 (in UTC) or 2h (two hours ago; s,"
              + " m, h, d, w)");
    }
  }
}
