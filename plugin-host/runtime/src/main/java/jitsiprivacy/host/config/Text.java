package jitsiprivacy.host.config;

import java.util.regex.Pattern;

/** A {@link String}. */
final class Text implements Scalar {
  private final Limits limits;
  private final Pattern pattern;

  Text(Limits limits) {
    this.limits = limits;
    this.pattern = limits.matching() == null ? null : Pattern.compile(limits.matching().regex());
  }

  @Override
  public Object parse(String text) {
    if (limits.notEmpty() && text.isBlank()) {
      return null;
    }
    return pattern == null || pattern.matcher(text).matches() ? text : null;
  }

  @Override
  public String allowed() {
    if (pattern != null) {
      return limits.matching().means();
    }
    return limits.notEmpty() ? "a text that is not empty" : "a text";
  }
}
