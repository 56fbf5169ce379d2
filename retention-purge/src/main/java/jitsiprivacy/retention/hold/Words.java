package jitsiprivacy.retention.hold;

import java.util.regex.Pattern;

/** Names and codes, as they stand in the audit trail and in names of files; never free text. */
public final class Words {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Words() {}

  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  static void check(String what, String text) {
    if (!isWord(text)) {
      throw new IllegalArgumentException(
          what + " is a word of letters, digits, dots, underscores and hyphens, at most 128");
    }
  }
}
