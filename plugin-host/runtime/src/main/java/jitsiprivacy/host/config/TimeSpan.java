package jitsiprivacy.host.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@link Duration}, as in HOCON or ISO 8601, of at most a hundred years: what is longer overflows
 * a clock somewhere. It needs its unit, and is not negative unless {@link AtLeast} says so.
 */
final class TimeSpan implements Scalar {
  private static final Pattern HOCON =
      Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-zµ]+)");
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final Limits limits;
  private final Limits shownLimits;

  TimeSpan(Limits limits) {
    this.limits = limits.least() == null ? new Limits(0L, limits.most(), null, false) : limits;
    this.shownLimits = limits;
  }

  @Override
  public Object parse(String text) {
    Duration duration;
    try {
      duration = text.contains("P") ? Duration.parse(text) : hocon(text);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
    if (duration == null || duration.abs().compareTo(LONGEST) > 0) {
      return null;
    }
    // Half a millisecond is below the limit of one.
    boolean low = duration.compareTo(Duration.ofMillis(limits.least())) < 0;
    boolean high =
        limits.most() != null && duration.compareTo(Duration.ofMillis(limits.most())) > 0;
    return low || high ? null : duration;
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
    long example = limits.contain(20_000L) ? 20_000 : limits.least();
    return "a duration"
        + shownLimits.range(millis -> shown(millis, " "))
        + ", such as "
        + shown(example, "");
  }

  private static String shown(long millis, String space) {
    long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000};
    String[] names = {"d", "h", "m", "s"};
    for (int i = 0; i < sizes.length; i++) {
      if (millis != 0 && millis % sizes[i] == 0) {
        return millis / sizes[i] + space + names[i];
      }
    }
    return millis + space + "ms";
  }
}
