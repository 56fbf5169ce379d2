package jitsiprivacy.cli.doctor.read;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, a text in quotes, or a sign of JavaScript.
 *
 * @param text without quotes
 */
record JsToken(Sort sort, String text) {

  enum Sort {
    WORD,
    TEXT,
    SIGN
  }

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** All of a text but comments and white space. */
  static List<JsToken> all(String text) {
    return new JsScanner(text).tokens();
  }

  boolean is(String sign) {
    return sort == Sort.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return sort == Sort.WORD && text.equals(word);
  }

  boolean isText() {
    return sort == Sort.TEXT;
  }

  /** Says by itself what it is worth. */
  boolean isLiteral() {
    return isText()
        || isWord("true")
        || isWord("false")
        || isWord("null")
        || NUMBER.matcher(text).matches();
  }

  /** Stands behind a value, unless it belongs to what is computed: words need no sign before. */
  boolean endsAValue() {
    return is(",") || is(";") || is("}") || is("]") || sort == Sort.WORD;
  }
}
