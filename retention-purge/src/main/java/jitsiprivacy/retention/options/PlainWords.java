package jitsiprivacy.retention.options;

/** Texts for a record of processing activities. */
final class PlainWords {

  private static final int LONGEST = 300;

  private PlainWords() {}

  /**
   * @throws IllegalArgumentException when it is none, in words for the operator
   */
  static void check(String name, String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          name + ": a line of words, at most " + LONGEST + " characters");
    }
  }

  /** Fit for an error message. */
  static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return '"' + (plain.length() > 60 ? plain.substring(0, 60) + "..." : plain) + '"';
  }
}
