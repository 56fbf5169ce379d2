package jitsiprivacy.consent.json;

import java.util.HexFormat;
import java.util.Map;

/**
 * Values as RFC 8785 (JCS) writes them: the same value has the same bytes, whoever wrote or
 * indented it in between. Jackson would write some control characters in another way.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  public static String write(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    if (value instanceof Json.Text text) {
      write(text.value(), out);
    } else if (value instanceof Json.Whole number) {
      out.append(number.value());
    } else if (value instanceof Json.Flag flag) {
      out.append(flag.value());
    } else if (value instanceof Json.Items items) {
      String between = "[";
      for (Json item : items.values()) {
        out.append(between);
        write(item, out);
        between = ",";
      }
      out.append(items.values().isEmpty() ? "[]" : "]");
    } else if (value instanceof Json.Fields fields) {
      String between = "{";
      for (Map.Entry<String, Json> field : fields.values().entrySet()) {
        out.append(between);
        write(field.getKey(), out);
        out.append(':');
        write(field.getValue(), out);
        between = ",";
      }
      out.append(fields.values().isEmpty() ? "{}" : "}");
    }
  }

  private static void write(String text, StringBuilder out) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue; // Written in one go with what is around it.
      }
      out.append(text, written, i);
      written = i + 1;
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
      }
    }
    out.append(text, written, text.length()).append('"');
  }
}
