package jitsiprivacy.anonymizer.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import jitsiprivacy.anonymizer.text.Kind;

/** What became of a text, and what was told of it. Bytes are shown as Latin-1. */
record Found(String text, List<Finding> findings) {

  record Finding(Kind kind, long offset, long length, String before, String after) {}

  static Found inLine(String text) {
    List<Finding> findings = new ArrayList<>();
    LineScrubber scrubber = new LineScrubber(new Mirrored(), EnumSet.allOf(Kind.class));
    scrubber.tell(collect(findings));
    byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = scrubber.scrub(in, 0, in.length);
    return new Found(
        new String(scrubber.result(), 0, length, StandardCharsets.ISO_8859_1), findings);
  }

  /** In pieces that end at the given places and, at last, at the end. */
  static Found inPieces(String text, List<Integer> ends) {
    List<Finding> findings = new ArrayList<>();
    StreamScrubber scrubber = new StreamScrubber(new Mirrored(), EnumSet.allOf(Kind.class));
    scrubber.tell(collect(findings));
    byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int from = 0;
      for (int end : ends) {
        if (end > from && end < in.length) {
          scrubber.write(in, from, end, out);
          from = end;
        }
      }
      scrubber.write(in, from, in.length, out);
      scrubber.finish(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Found(out.toString(StandardCharsets.ISO_8859_1), findings);
  }

  private static Findings collect(List<Finding> findings) {
    return (kind, offset, length, before, after) ->
        findings.add(new Finding(kind, offset, length, before, after));
  }
}
