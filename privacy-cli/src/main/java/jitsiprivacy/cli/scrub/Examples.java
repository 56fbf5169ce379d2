package jitsiprivacy.cli.scrub;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jitsiprivacy.anonymizer.scan.Findings;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.Shown;

/** A few of what would be replaced, of each kind. */
final class Examples implements Findings {

  private static final int MOST = 3;
  private static final int SHOWN_OF_A_SECRET = 3;

  private final Map<Kind, Map<String, String>> pairs = new EnumMap<>(Kind.class);

  @Override
  public void found(Kind kind, long offset, long length, String before, String after) {
    Map<String, String> some = pairs.computeIfAbsent(kind, any -> new LinkedHashMap<>());
    if (some.size() < MOST) {
      some.put(shown(kind, before), after);
    }
  }

  /** What became of what, of each kind. */
  Map<Kind, Map<String, String>> pairs() {
    return pairs;
  }

  /** An operator must see whether it was an address; a password is nothing to look at. */
  private static String shown(Kind kind, String before) {
    String text = new String(before.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return switch (kind) {
      case IPV4, IPV6, HOST_NAME, EMAIL, STATS_ID, DISPLAY_NAME -> Shown.text(text);
      case JWT, BEARER, ICE_PASSWORD, STREAM_KEY, PASSWORD ->
          Shown.text(text.substring(0, Math.min(text.length(), SHOWN_OF_A_SECRET))) + "...";
    };
  }
}
