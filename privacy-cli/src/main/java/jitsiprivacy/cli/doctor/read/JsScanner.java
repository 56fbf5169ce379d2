package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.doctor.read.JsToken.Sort;

/** Takes JavaScript apart. What is in regular expressions passes for signs and words. */
final class JsScanner {

  private final String text;
  private final List<JsToken> tokens = new ArrayList<>();
  private int at;

  JsScanner(String text) {
    this.text = text;
  }

  List<JsToken> tokens() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = behind("\n", at);
      } else if (text.startsWith("/*", at)) {
        at = behind("*/", at + 2);
      } else if (next == '"' || next == '\'' || next == '`') {
        tokens.add(new JsToken(Sort.TEXT, quoted(next)));
      } else if (isOfWords(next)) {
        tokens.add(new JsToken(Sort.WORD, word()));
      } else {
        tokens.add(new JsToken(Sort.SIGN, text.substring(at, ++at)));
      }
    }
    return tokens;
  }

  private int behind(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** Without a closing quote it ends with its line. */
  private String quoted(char quote) {
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == quote || (next == '\n' && quote != '`')) {
        break;
      }
      if (next == '\\' && at + 1 < text.length()) {
        next = text.charAt(++at);
      }
      content.append(next);
    }
    at++;
    return content.toString();
  }

  private String word() {
    int from = at;
    boolean number = Character.isDigit(text.charAt(at));
    while (at < text.length()
        && (isOfWords(text.charAt(at)) || (number && text.charAt(at) == '.'))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isOfWords(char c) {
    return Character.isJavaIdentifierPart(c);
  }
}
