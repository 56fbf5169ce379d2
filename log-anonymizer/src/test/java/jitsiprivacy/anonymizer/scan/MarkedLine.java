package jitsiprivacy.anonymizer.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.anonymizer.text.Kind;

/** A line of the corpus: what is to be found is written {@code ⟦kind|text⟧}. */
record MarkedLine(String place, String text, List<Span> spans) {

  /** Offset and length in bytes of UTF-8. */
  record Span(Kind kind, long offset, long length, String text) {

    /** Of a long secret only the beginning is told. */
    boolean isToldAs(Span told) {
      return kind == told.kind
          && offset == told.offset
          && length == told.length
          && text.startsWith(told.text);
    }
  }

  static MarkedLine parse(String place, String marked) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (int open = marked.indexOf('⟦'); open >= 0; open = marked.indexOf('⟦', at)) {
      int bar = marked.indexOf('|', open);
      int close = marked.indexOf('⟧', bar);
      text.append(marked, at, open);
      Kind kind = Kind.valueOf(marked.substring(open + 1, bar).toUpperCase(Locale.ROOT));
      String inside = marked.substring(bar + 1, close);
      spans.add(new Span(kind, bytes(text.toString()), bytes(inside), inside));
      text.append(inside);
      at = close + 1;
    }
    text.append(marked, at, marked.length());
    return new MarkedLine(place, text.toString(), List.copyOf(spans));
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
