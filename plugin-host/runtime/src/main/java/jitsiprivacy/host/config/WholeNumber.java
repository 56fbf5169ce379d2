package jitsiprivacy.host.config;

import java.util.regex.Pattern;

/** An {@code int} or a {@code long}. */
final class WholeNumber implements Scalar {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

  private final boolean isInt;

  WholeNumber(boolean isInt) {
    this.isInt = isInt;
  }

  @Override
  public Object parse(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
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
    return "a whole number";
  }
}
