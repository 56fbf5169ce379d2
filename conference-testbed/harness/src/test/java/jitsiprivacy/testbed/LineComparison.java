package jitsiprivacy.testbed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.KeptNetworks;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Whether a line of a log is the one that would have been there, but for what had to be replaced.
 * Where that is, is decided on the raw line alone: what was written has no say in it.
 */
final class LineComparison {

  private record Span(Kind kind, int from, int to) {}

  private final List<Span> spans = new ArrayList<>();
  private final LineScrubber finder =
      new LineScrubber(
          new KeptNetworks(Networks.THIS_HOST, new Redacted()), EnumSet.allOf(Kind.class));

  LineComparison() {
    finder.tell(
        (kind, offset, length, before, after) ->
            spans.add(new Span(kind, (int) offset, (int) (offset + length))));
  }

  /** What was replaced; empty where the line is not the same otherwise. */
  Optional<List<Replaced>> compare(String raw, String written) {
    spans.clear();
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    finder.scrub(bytes, 0, bytes.length);
    if (spans.isEmpty()) {
      return raw.equals(written) ? Optional.of(List.of()) : Optional.empty();
    }
    Matcher same = pattern(raw).matcher(written);
    if (!same.matches()) {
      return Optional.empty();
    }
    List<Replaced> all = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      String after = same.group(i + 1);
      if (span.kind().isAddress() && !isCanonical(span.kind(), after)) {
        return Optional.empty();
      }
      all.add(new Replaced(span.kind(), raw.substring(span.from(), span.to()), after));
    }
    return Optional.of(all);
  }

  private Pattern pattern(String raw) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Span span : spans) {
      text.append(Pattern.quote(raw.substring(at, span.from())));
      text.append(
          switch (span.kind()) {
            case IPV4 -> "([0-9.]+)";
            case IPV6 -> "([0-9a-f:]+)";
            default -> "(" + Pattern.quote(span.kind().token()) + ")";
          });
      at = span.to();
    }
    return Pattern.compile(text + Pattern.quote(raw.substring(at)), Pattern.DOTALL);
  }

  private static boolean isCanonical(Kind kind, String address) {
    Optional<IpAddress> read = AddressText.read(address);
    return read.isPresent()
        && read.get().isV4() == (kind == Kind.IPV4)
        && AddressText.write(read.get()).equals(address);
  }
}
