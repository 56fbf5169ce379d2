package jitsiprivacy.audit.note;

/** The names of keys, which are also the origins of logs: schema-less URLs by convention. */
final class KeyName {

  private static final int LONGEST = 255;

  private KeyName() {}

  static String check(String name) throws NoteException {
    boolean wrong =
        name.isEmpty()
            || name.length() > LONGEST
            || name.indexOf('+') >= 0
            || name.codePoints().anyMatch(KeyName::isSpaceOrControl);
    if (wrong) {
      throw new NoteException(
          "the name of a key is 1 to " + LONGEST + " characters without spaces or \"+\"");
    }
    return name;
  }

  private static boolean isSpaceOrControl(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
