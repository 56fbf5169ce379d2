package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;

import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** Elements whose text is a secret or a name. */
final class Elements {

  /**
   * An element.
   *
   * @param within an element that must have begun a little before, or null
   */
  private record Element(String name, Kind kind, String within) {
    Element(String name, Kind kind) {
      this(name, kind, null);
    }
  }

  private static final int LONGEST_TAG = 256;

  private static final List<Element> ALL =
      List.of(
          new Element("stats-id", Kind.STATS_ID),
          new Element("nick", Kind.DISPLAY_NAME),
          new Element("display-name", Kind.DISPLAY_NAME),
          new Element("displayname", Kind.DISPLAY_NAME),
          // <identity> of a web token.
          new Element("name", Kind.DISPLAY_NAME, "<user>"),
          new Element("password", Kind.PASSWORD),
          // User and password in base64 (RFC 6120, 6.4.2).
          new Element("auth", Kind.PASSWORD));

  private final List<Element> elements;

  private Kind kind;

  Elements(Set<Kind> kinds) {
    elements = ALL.stream().filter(element -> kinds.contains(element.kind())).toList();
  }

  /** At {@code <}: where the text begins, or a negative number when it is none of them. */
  int text(byte[] in, int from, int open, int to) {
    for (Element element : elements) {
      int i = open + 1 + element.name().length();
      int after = at(in, i, from, to);
      if ((after == '>' || after == ' ')
          && wordAt(in, open + 1, from, to, element.name())
          && (element.within() == null || begun(in, from, open, element.within()))) {
        while (i < to && i - open < LONGEST_TAG && in[i] != '>' && in[i] != '<' && in[i] != '\n') {
          i++;
        }
        kind = element.kind();
        return at(in, i, from, to) == '>' && in[i - 1] != '/' ? i + 1 : -1;
      }
    }
    return -1;
  }

  private static boolean begun(byte[] in, int from, int end, String tag) {
    for (int i = end - 1; i >= from && in[i] != '\n'; i--) {
      if (in[i] == '<' && wordAt(in, i, from, end, tag)) {
        return true;
      }
    }
    return false;
  }

  Kind kind() {
    return kind;
  }
}
