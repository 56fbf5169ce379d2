package jitsiprivacy.logs;

/** What stands in a log in place of text that could not be anonymized. */
final class Withheld {

  private Withheld() {}

  /**
   * The marker, without the end of a line.
   *
   * @param length in characters, or bytes of a stream
   * @param source name of the logger or of the stream
   */
  static String marker(int length, String source) {
    return "[jitsi-privacy withheld " + length + " characters of " + source + "]";
  }
}
