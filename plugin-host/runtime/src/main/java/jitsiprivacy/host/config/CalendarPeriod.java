package jitsiprivacy.host.config;

import java.time.DateTimeException;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@link Period}, as in HOCON or ISO 8601, never negative. It needs its unit, and {@code m} is
 * not one of them: months to HOCON, it is minutes in every duration, and data that was to live
 * minutes would live for years.
 */
final class CalendarPeriod implements Scalar {
  private static final Pattern HOCON = Pattern.compile("([0-9]{1,6})\\s*([a-z]+)");

  @Override
  public Object parse(String text) {
    try {
      Period period = text.startsWith("P") ? Period.parse(text) : hocon(text);
      return period == null || period.isNegative() ? null : period;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Period hocon(String text) {
    Matcher matcher = HOCON.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "d", "day", "days" -> Period.ofDays(count);
      case "w", "week", "weeks" -> Period.ofWeeks(count);
      case "mo", "month", "months" -> Period.ofMonths(count);
      case "y", "year", "years" -> Period.ofYears(count);
      default -> null;
    };
  }

  @Override
  public String allowed() {
    return "a period in days, weeks, months or years, such as 30d, 6mo or 1y";
  }
}
