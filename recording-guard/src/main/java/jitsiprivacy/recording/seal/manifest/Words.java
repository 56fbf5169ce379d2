package jitsiprivacy.recording.seal.manifest;

import java.util.regex.Pattern;

/** Names and codes of ours, never free text; the same form as in entries of the audit trail. */
public final class Words {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Words() {}

  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  static void check(String what, String text) {
    if (!isWord(text)) {
      throw new IllegalArgumentException(
          what + ": a word of letters, digits, dots, underscores and hyphens, at most 128");
    }
  }
}
