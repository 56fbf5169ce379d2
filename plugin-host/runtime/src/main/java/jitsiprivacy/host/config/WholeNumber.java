package jitsiprivacy.host.config;

import java.util.regex.Pattern;

/** An {@code int} or a {@code long}. */
final class WholeNumber implements Scalar {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

  private final boolean isInt;
  private final Limits limits;

  WholeNumber(boolean isInt, Limits limits) {
    this.isInt = isInt;
    this.limits = limits;
  }

  @Override
  public Object parse(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      if (!limits.contain(number)) {
        return null;
      }
      // No conditional expression: it would make a long of both.
      if (isInt) {
        return Math.toIntExact(number);
      }
      return number;
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  @Override
  public String allowed() {
    return "a whole number" + limits.range(Long::toString);
  }
}
