package jitsiprivacy.recording.grant;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text that is signed. There is one way to write a grant, and none other is read. */
final class GrantFormat {

  /** In characters; the URL of a recorder may be long. */
  static final int LONGEST = 16_384;

  private static final String FIRST = "jitsi-privacy bridge-grant 1";
  private static final String NONE = "-";
  private static final String ALL = "*";
  private static final Pattern NONCE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,17}");

  private GrantFormat() {}

  /**
   * @throws IllegalArgumentException when something in it cannot be written
   */
  static String write(Grant grant) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    if (grant.allows() instanceof ExportPermission export) {
      line(text, "allow", "export");
      whereIs(grant, text);
      line(text, "kind", value(export.kind()));
      line(text, "destination", value(export.destination()));
      line(text, "media", media(export.media()));
      line(text, "sources", sources(export.sources()));
    } else if (grant.allows() instanceof PublishPermission publish) {
      line(text, "allow", "publish");
      whereIs(grant, text);
      line(text, "endpoint", value(publish.endpoint()));
      line(text, "media", media(publish.media()));
    }
    line(text, "issued", Long.toString(grant.issued()));
    line(text, "until", Long.toString(grant.until()));
    line(text, "nonce", value(grant.nonce()));
    return text.toString();
  }

  private static void whereIs(Grant grant, StringBuilder text) {
    line(text, "conference", value(grant.conference()));
    line(text, "bridge", value(grant.bridge()));
  }

  static Grant read(String text) throws GrantException {
    if (text.length() > LONGEST) {
      throw malformed();
    }
    Lines lines = new Lines(List.of(text.split("\n", -1)));
    if (!lines.next("").equals(FIRST)) {
      throw new GrantException("it is of another version");
    }
    String what = lines.next("allow ");
    String conference = lines.next("conference ");
    String bridge = lines.next("bridge ");
    Permission allows =
        switch (what) {
          case "export" ->
              new ExportPermission(
                  lines.next("kind "),
                  lines.next("destination "),
                  media(lines.next("media ")),
                  sources(lines.next("sources ")));
          case "publish" -> publish(lines.next("endpoint "), media(lines.next("media ")));
          default -> throw malformed();
        };
    Grant grant =
        new Grant(
            conference,
            bridge,
            allows,
            seconds(lines.next("issued ")),
            seconds(lines.next("until ")),
            lines.next("nonce "));
    if (!NONCE.matcher(grant.nonce()).matches() || !isWrittenLike(grant, text)) {
      throw malformed();
    }
    return grant;
  }

  private static Permission publish(String endpoint, Set<Medium> media) throws GrantException {
    if (media.isEmpty()) {
      throw malformed();
    }
    return new PublishPermission(endpoint, media);
  }

  /** What reads well and would be written otherwise is not what was signed by us. */
  private static boolean isWrittenLike(Grant grant, String text) {
    try {
      return write(grant).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  private static String value(String value) {
    if (value == null || value.isEmpty() || !isVisible(value)) {
      throw new IllegalArgumentException("cannot stand in a grant: a value that is empty or odd");
    }
    return value;
  }

  /** No line can end early, and nothing differs that looks the same to a server on the way. */
  private static boolean isVisible(String value) {
    return value
            .codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFE
                        || c == 0xFFFF
                        || c == 0x2028
                        || c == 0x2029)
        && value.strip().equals(value);
  }

  private static String media(Set<Medium> media) {
    return media.isEmpty()
        ? NONE
        : EnumSet.copyOf(media).stream()
            .map(medium -> medium.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
  }

  private static Set<Medium> media(String text) throws GrantException {
    return switch (text) {
      case NONE -> Set.of();
      case "audio" -> Set.of(Medium.AUDIO);
      case "video" -> Set.of(Medium.VIDEO);
      case "audio video" -> Set.of(Medium.AUDIO, Medium.VIDEO);
      default -> throw malformed();
    };
  }

  private static String sources(SortedSet<String> sources) {
    for (String source : sources) {
      if (value(source).equals(ALL) || source.indexOf(' ') >= 0) {
        throw new IllegalArgumentException("cannot stand in a grant: the name of a source");
      }
    }
    return sources.isEmpty() ? ALL : String.join(" ", sources);
  }

  private static SortedSet<String> sources(String text) {
    return text.equals(ALL) ? new TreeSet<>() : new TreeSet<>(List.of(text.split(" ", -1)));
  }

  private static long seconds(String text) throws GrantException {
    if (!SECONDS.matcher(text).matches()) {
      throw malformed();
    }
    return Long.parseLong(text);
  }

  private static GrantException malformed() {
    return new GrantException("it is malformed");
  }

  /** Hands out lines by the names they must have. */
  private static final class Lines {
    private final List<String> lines;
    private int at;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    String next(String name) throws GrantException {
      String line = at < lines.size() ? lines.get(at++) : "";
      if (!line.startsWith(name)) {
        throw malformed();
      }
      return line.substring(name.length());
    }
  }
}
