package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import jitsiprivacy.anonymizer.scan.MarkedLine.Span;
import jitsiprivacy.anonymizer.text.Kind;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private final List<MarkedLine> lines = Corpus.lines();
  private final LineScrubber scrubber = new LineScrubber(new Mirrored(), EnumSet.allOf(Kind.class));

  @Test
  void precisionAndRecallAreOne() {
    List<String> missed = new ArrayList<>();
    List<String> mistaken = new ArrayList<>();
    Map<Kind, Integer> right = new EnumMap<>(Kind.class);
    int found = 0;
    for (MarkedLine line : lines) {
      List<Span> spans = find(line.text());
      found += spans.size();
      for (Span span : line.spans()) {
        if (spans.stream().anyMatch(span::isToldAs)) {
          right.merge(span.kind(), 1, Integer::sum);
        } else {
          missed.add(line.place() + " " + span);
        }
      }
      spans.stream()
          .filter(span -> line.spans().stream().noneMatch(s -> s.isToldAs(span)))
          .forEach(span -> mistaken.add(line.place() + " " + span));
    }
    int labelled = lines.stream().mapToInt(line -> line.spans().size()).sum();
    System.out.printf(
        "corpus: %d lines, %d labelled spans, precision %.2f %%, recall %.2f %%, %s%n",
        lines.size(),
        labelled,
        100.0 * (found - mistaken.size()) / found,
        100.0 * (labelled - missed.size()) / labelled,
        right);
    assertThat(missed).isEmpty();
    assertThat(mistaken).isEmpty();
    assertThat(lines).hasSizeGreaterThan(1300);
  }

  private List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    scrubber.tell(
        (kind, offset, length, before, after) ->
            spans.add(
                new Span(
                    kind,
                    offset,
                    length,
                    new String(
                        before.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))));
    scrubber.scrub(text);
    scrubber.tell(null);
    return spans;
  }

  @Test
  void outsideTheSpansNothingChanges() {
    for (MarkedLine line : lines) {
      assertThat(gaps(scrubber.scrub(line.text()), line)).as(line.place()).isTrue();
    }
  }

  /** Whether what is between the spans is there, in order, and whole at both ends. */
  private static boolean gaps(String scrubbed, MarkedLine line) {
    byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
    byte[] out = scrubbed.getBytes(StandardCharsets.UTF_8);
    List<String> gaps = new ArrayList<>();
    int from = 0;
    for (Span span : line.spans()) {
      gaps.add(new String(text, from, (int) span.offset() - from, StandardCharsets.ISO_8859_1));
      from = (int) (span.offset() + span.length());
    }
    gaps.add(new String(text, from, text.length - from, StandardCharsets.ISO_8859_1));
    String whole = new String(out, StandardCharsets.ISO_8859_1);
    int at = 0;
    for (String gap : gaps) {
      int found = whole.indexOf(gap, at);
      if (found < 0) {
        return false;
      }
      at = found + gap.length();
    }
    return whole.startsWith(gaps.get(0)) && whole.endsWith(gaps.get(gaps.size() - 1));
  }

  @Test
  void whatWasScrubbedHoldsNoSecretsToBeFoundAgain() {
    for (MarkedLine line : lines) {
      String once = scrubber.scrub(line.text());
      assertThat(find(once)).as(line.place()).allMatch(span -> span.kind().isAddress());
    }
  }

  @Test
  void aRuleThatIsOffFindsNothing() {
    for (Kind kind : Kind.values()) {
      LineScrubber without =
          new LineScrubber(new Mirrored(), EnumSet.complementOf(EnumSet.of(kind)));
      lines.forEach(line -> without.scrub(line.text()));
      assertThat(without.counts().of(kind)).as(kind.toString()).isZero();
    }
    LineScrubber none = new LineScrubber(new Mirrored(), EnumSet.noneOf(Kind.class));
    for (MarkedLine line : lines) {
      assertThat(none.scrub(line.text())).isSameAs(line.text());
    }
  }

  @Test
  void asOneStreamAllLinesBecomeWhatEachBecomes() throws IOException {
    StringBuilder all = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (MarkedLine line : lines) {
      all.append(line.text()).append('\n');
      expected.append(scrubber.scrub(line.text())).append('\n');
    }
    byte[] in = all.toString().getBytes(StandardCharsets.UTF_8);
    StreamScrubber stream = new StreamScrubber(new Mirrored(), EnumSet.allOf(Kind.class));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream.write(in, 0, in.length, out);
    stream.finish(out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
  }
}
