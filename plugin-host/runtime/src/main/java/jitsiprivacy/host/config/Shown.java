package jitsiprivacy.host.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * Makes what somebody wrote fit for an error message, which ends up in terminals, tickets and logs.
 */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** The value: a text in quotes, what it is when it is a list or an object. */
  static String value(ConfigValue value) {
    ConfigValueType type = value.valueType();
    return switch (type) {
      case OBJECT -> "a section { … }";
      case LIST -> "a list [ … ]";
      case STRING -> "\"" + text((String) value.unwrapped(), LONGEST) + "\"";
      default -> text(Scalar.text(value), LONGEST);
    };
  }

  /** Escaped and cut to 60 characters. */
  static String text(String text) {
    return text(text, LONGEST);
  }

  /** Escaped and cut. */
  static String text(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(longest).forEach(c -> append(shown, c));
    if (text.codePointCount(0, text.length()) > longest) {
      shown.append('…');
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '"' || c == '\\') {
      shown.append('\\').append((char) c);
    } else if (c == ' ' || isVisible(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append(String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
    }
  }

  /** Not what moves a cursor, turns the reading direction or looks like nothing. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
