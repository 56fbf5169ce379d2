package jitsiprivacy.retention.subject;

/** Tells whether something is a word, or a part of one. */
final class Boundary {

  /** So many bytes before or behind it are looked at. */
  static final int REACH = 6;

  private Boundary() {}

  static boolean isAround(byte[] bytes, int length, int from, int to) {
    return (!isOfWord(bytes[from]) || from == 0 || isBefore(bytes, from))
        && (!isOfWord(bytes[to - 1]) || to == length || !isOfWord(bytes[to]));
  }

  private static boolean isBefore(byte[] bytes, int from) {
    return !isOfWord(bytes[from - 1]) || isEscape(bytes, from);
  }

  /**
   * What looks like letters may be a blank: {@code %20}, {@code \n}, {@code \\u0020}, {@code \20}.
   */
  private static boolean isEscape(byte[] bytes, int from) {
    return isAt(bytes, from - 3, '%')
        || isAt(bytes, from - 2, '\\')
        || (isAt(bytes, from - 3, '\\') && Character.isDigit(bytes[from - 2]))
        || (isAt(bytes, from - 6, '\\') && isAt(bytes, from - 5, 'u'));
  }

  private static boolean isAt(byte[] bytes, int index, char sign) {
    return index >= 0 && bytes[index] == sign;
  }

  /** A byte of a character that is not ASCII counts as a letter. */
  private static boolean isOfWord(byte each) {
    return each < 0 || each == '_' || Character.isLetterOrDigit(each);
  }
}
