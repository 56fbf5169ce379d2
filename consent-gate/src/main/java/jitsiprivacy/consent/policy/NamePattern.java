package jitsiprivacy.consent.policy;

/**
 * A name in which {@code *} stands for any characters, also none. Compared as written: room names
 * are in lower case already when they come from the server.
 */
public final class NamePattern {

  private final String pattern;

  /**
   * @throws IllegalArgumentException when it is empty
   */
  public NamePattern(String pattern) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("a name pattern must not be empty");
    }
    this.pattern = pattern;
  }

  /** In time that grows with the product of both lengths at most, whatever they hold. */
  public boolean matches(CharSequence name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (in < pattern.length() && pattern.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (in < pattern.length() && pattern.charAt(in) == name.charAt(at)) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }
}
