package jitsiprivacy.cli.subject.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * A line as the person may see it (Article 15(4) GDPR): addresses, secrets and display names are
 * taken out unless they are what the person is found by.
 */
final class OthersTakenOut {

  private final PersonFinder finder;
  private final LineScrubber scrubber;
  private final List<Piece> found = new ArrayList<>();

  /** Something to be taken out. */
  private record Piece(int from, int to, String instead) {}

  OthersTakenOut(PersonFinder finder) {
    this.finder = finder;
    this.scrubber = new LineScrubber(finder.addresses().others(), EnumSet.allOf(Kind.class));
    scrubber.tell(
        (kind, offset, length, before, after) ->
            found.add(new Piece((int) offset, (int) (offset + length), after)));
  }

  String of(byte[] line) {
    found.clear();
    scrubber.scrub(line, 0, line.length);
    Collection<Spans.Span> own = own(line);
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Piece each : found) {
      boolean isTheirs =
          own.stream().anyMatch(name -> name.from() < each.to() && each.from() < name.to());
      if (!isTheirs) {
        text.append(string(line, at, each.from())).append(each.instead());
        at = each.to();
      }
    }
    return text.append(string(line, at, line.length)).toString();
  }

  private Collection<Spans.Span> own(byte[] line) {
    Spans names = new Spans();
    finder
        .names()
        .ifPresent(it -> it.find(line, line.length, (from, to) -> names.at(from, to - from)));
    return names.inOrder();
  }

  private static String string(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }
}
