package jitsiprivacy.host.config;

import java.util.regex.Pattern;

/** A {@code double}. */
final class DecimalNumber implements Scalar {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

  private final Limits limits;

  DecimalNumber(Limits limits) {
    this.limits = limits;
  }

  @Override
  public Object parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return null;
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) && limits.contain(number) ? number : null;
  }

  @Override
  public String allowed() {
    return "a number" + limits.range(Long::toString);
  }
}
