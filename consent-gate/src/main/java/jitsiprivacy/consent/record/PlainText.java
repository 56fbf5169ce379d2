package jitsiprivacy.consent.record;

/** What an operator may write into every record. */
final class PlainText {

  private PlainText() {}

  /**
   * @throws IllegalArgumentException when it is empty, too long or holds what nobody can read
   */
  static String check(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(what + " has 1 to " + longest + " characters");
    }
    if (text.codePoints().anyMatch(PlainText::isNoText)) {
      throw new IllegalArgumentException(what + " has no control characters");
    }
    return text;
  }

  private static boolean isNoText(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
