package jitsiprivacy.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Text of others on a terminal or in lines of a report: no control character ends a line early or
 * tells the terminal anything.
 */
public final class Shown {

  private Shown() {}

  public static String text(Object any) {
    String text = any.toString();
    CharsetEncoder encoder = Charset.defaultCharset().newEncoder();
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c, encoder));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c, CharsetEncoder encoder) {
    String character = Character.toString(c);
    int type = Character.getType(c);
    boolean plain =
        type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.LINE_SEPARATOR
            && type != Character.PARAGRAPH_SEPARATOR
            && type != Character.SURROGATE
            && encoder.canEncode(character);
    if (c == '\n') {
      shown.append("\\n");
    } else if (plain) {
      shown.append(character);
    } else {
      shown.append(String.format("\\u{%x}", c));
    }
  }
}
