package jitsiprivacy.recording.policy;

/**
 * A name in which {@code *} stands for any characters, also none. Compared as written: names of
 * rooms and hosts are in lower case already.
 */
public record NamePattern(String text) {

  /**
   * @throws IllegalArgumentException when it is empty
   */
  public NamePattern {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a name pattern must not be empty");
    }
  }

  /** In time that grows with the product of both lengths at most, whatever they hold. */
  public boolean matches(String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (in < text.length() && text.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (in < text.length() && text.charAt(in) == name.charAt(at)) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < text.length() && text.charAt(in) == '*') {
      in++;
    }
    return in == text.length();
  }

  /**
   * Whether all that the other matches is matched by this, too. A star of the other is looked at as
   * a character that no name has: only a star of this can stand for it, and then for anything that
   * can be there.
   */
  boolean covers(NamePattern other) {
    return matches(other.text);
  }

  boolean isLiteral() {
    return text.indexOf('*') < 0;
  }

  /** One that it matches, with this for each star. */
  String filledWith(String filling) {
    return text.replace("*", filling);
  }
}
