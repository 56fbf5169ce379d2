package jitsiprivacy.testbed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a client sends over one connection into top-level elements, without changing a byte;
 * the tags that open and close the stream are elements of their own. Knows the XML that XMPP
 * allows: no comments, no CDATA, no processing instructions but the declaration.
 */
final class StreamCutter {

  /** One character a byte: a character may be cut in the middle. */
  private final StringBuilder rest = new StringBuilder();

  /** Takes the next bytes and returns the elements that they complete. */
  List<String> next(byte[] bytes, int length) {
    rest.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int open = rest.indexOf("<"); open >= 0; open = rest.indexOf("<", open + 1)) {
      int close = tagEnd(open);
      if (close < 0) {
        break;
      }
      String tag = rest.substring(open, close + 1);
      // The stream is never closed while it lasts, so its tags do not count.
      boolean framing =
          tag.startsWith("<?")
              || tag.startsWith("<stream:stream")
              || tag.startsWith("</stream:stream");
      if (!framing && !tag.endsWith("/>")) {
        depth += tag.startsWith("</") ? -1 : 1;
      }
      if (depth == 0) {
        elements.add(utf8(rest.substring(start, close + 1).strip()));
        start = close + 1;
      }
      open = close;
    }
    rest.delete(0, start);
    return elements;
  }

  private int tagEnd(int open) {
    char quote = 0;
    for (int i = open; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return -1;
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
