package jitsiprivacy.retention.files;

/** What somebody wrote, for people. */
public final class FreeText {

  private FreeText() {}

  /**
   * @param longest in UTF-16 code units
   * @throws IllegalArgumentException when it is none
   */
  public static void check(String what, String text, int longest) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(what + " has more than " + longest + " characters");
    }
    if (text.codePoints().anyMatch(FreeText::isNoText)) {
      throw new IllegalArgumentException(what + " has a character in it that is no text");
    }
  }

  private static boolean isNoText(int c) {
    // The last one stands for bytes that were no text: what was meant is lost.
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0xfffd;
  }
}
