package jitsiprivacy.host.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@link Duration}, as in HOCON or ISO 8601, of at most a hundred years: what is longer overflows
 * a clock somewhere. It needs its unit, and is never negative.
 */
final class TimeSpan implements Scalar {
  private static final Pattern HOCON =
      Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-zµ]+)");
  private static final Duration LONGEST = Duration.ofDays(36_525);

  @Override
  public Object parse(String text) {
    Duration duration;
    try {
      duration = text.contains("P") ? Duration.parse(text) : hocon(text);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
    boolean fits = duration != null && !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    return fits ? duration : null;
  }

  private static Duration hocon(String text) {
    Matcher matcher = HOCON.matcher(text.strip());
    ChronoUnit unit = matcher.matches() ? unit(matcher.group(2)) : null;
    if (unit == null) {
      return null;
    }
    BigDecimal nanos =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.getDuration().toNanos()));
    return Duration.ofNanos(nanos.toBigInteger().longValueExact());
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> ChronoUnit.NANOS;
      case "us", "µs", "micro", "micros", "microsecond", "microseconds" -> ChronoUnit.MICROS;
      case "ms", "milli", "millis", "millisecond", "milliseconds" -> ChronoUnit.MILLIS;
      case "s", "second", "seconds" -> ChronoUnit.SECONDS;
      case "m", "minute", "minutes" -> ChronoUnit.MINUTES;
      case "h", "hour", "hours" -> ChronoUnit.HOURS;
      case "d", "day", "days" -> ChronoUnit.DAYS;
      default -> null;
    };
  }

  @Override
  public String allowed() {
    return "a duration, such as 20s";
  }
}
