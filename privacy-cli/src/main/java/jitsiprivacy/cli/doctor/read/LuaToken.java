package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.List;

/**
 * A word, a text in quotes, or a sign of Lua. Comments are left out.
 *
 * @param quote {@code '"'} for a text, {@code 'w'} for a word, {@code 's'} for a sign
 */
record LuaToken(char quote, String text) {

  private static final char WORD = 'w';
  private static final char SIGN = 's';
  private static final char TEXT = '"';

  boolean isText() {
    return quote == TEXT;
  }

  boolean isSign() {
    return quote == SIGN;
  }

  boolean is(String sign) {
    return isSign() && text.equals(sign);
  }

  static List<LuaToken> all(String text) {
    List<LuaToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      int begun = at;
      if (text.startsWith("--[[", at)) {
        at = behind(text, "]]", at);
      } else if (text.startsWith("--", at)) {
        at = behind(text, "\n", at);
      } else if (next == '"' || next == '\'') {
        at = closing(text, at);
        tokens.add(new LuaToken(TEXT, text.substring(begun + 1, at)));
        at++;
      } else if (isOfWords(next)) {
        while (at < text.length() && isOfWords(text.charAt(at))) {
          at++;
        }
        tokens.add(new LuaToken(WORD, text.substring(begun, at)));
      } else {
        if (!Character.isWhitespace(next)) {
          tokens.add(new LuaToken(SIGN, String.valueOf(next)));
        }
        at++;
      }
    }
    return tokens;
  }

  private static int behind(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** Where the quote is that ends it, or its line, or all. */
  private static int closing(String text, int opening) {
    int at = opening + 1;
    while (at < text.length()
        && text.charAt(at) != text.charAt(opening)
        && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  private static boolean isOfWords(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }
}
