package jitsiprivacy.cli.subject.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * A line as the person may see it (Article 15(4) GDPR): addresses, secrets and display names are
 * taken out unless they are what the person is found by.
 */
final class OthersTakenOut {

  /** Characters that no program writes, and that no rule is about. */
  private static final char FIRST_MARK = '\ue000';

  private static final int MOST_MARKS = 6_400;

  private final PersonFinder finder;
  private final LineScrubber scrubber;

  OthersTakenOut(PersonFinder finder) {
    this.finder = finder;
    this.scrubber = new LineScrubber(finder.addresses().others(), EnumSet.allOf(Kind.class));
  }

  String of(byte[] line) {
    List<String> own = new ArrayList<>();
    String scrubbed = scrubber.scrub(marked(line, own));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < scrubbed.length(); i++) {
      int mark = scrubbed.charAt(i) - FIRST_MARK;
      text.append(mark >= 0 && mark < own.size() ? own.get(mark) : scrubbed.charAt(i));
    }
    return text.toString();
  }

  private String marked(byte[] line, List<String> own) {
    Spans names = new Spans();
    finder
        .names()
        .ifPresent(it -> it.find(line, line.length, (from, to) -> names.at(from, to - from)));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Spans.Span span : names.inOrder()) {
      if (own.size() == MOST_MARKS) {
        break; // What is left is scrubbed as if it were others'.
      }
      text.append(string(line, at, (int) span.from())).append((char) (FIRST_MARK + own.size()));
      own.add(string(line, (int) span.from(), (int) span.to()));
      at = (int) span.to();
    }
    return text.append(string(line, at, line.length)).toString();
  }

  /** A mark that stood there already would be taken for one of ours. */
  private static String string(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8)
        .replaceAll("[\ue000-\uf8ff]", "\ufffd");
  }
}
