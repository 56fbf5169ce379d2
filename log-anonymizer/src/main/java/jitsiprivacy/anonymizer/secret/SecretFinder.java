package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.base64url;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;
import static jitsiprivacy.anonymizer.text.Ascii.token68;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Decides at a byte that may follow a key, or begin a token, whether a secret begins behind it.
 * Looks at nothing outside {@code from} and {@code to}.
 */
public final class SecretFinder {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int SHORTEST_HEADER = 8;
  private static final int SHORTEST_BEARER = 16;
  private static final int MOST_ESCAPES = 8;
  private static final String BEARER = "bearer ";
  private static final String[] QUOTE_ENTITIES = {"&quot;", "&apos;", "&#34;", "&#39;"};
  private static final String[] SCHEMES = {"bearer", "basic", "token", "apikey", "negotiate"};

  private final boolean jwts;
  private final boolean bearers;
  private final Elements elements;
  private final Keys keys;
  private final ValueEnd valueEnd;

  private Kind kind;
  private int start;

  public SecretFinder(Set<Kind> kinds, ValueEnd valueEnd) {
    this.jwts = kinds.contains(Kind.JWT);
    this.bearers = kinds.contains(Kind.BEARER);
    this.elements = new Elements(kinds);
    this.keys = new Keys(kinds);
    this.valueEnd = valueEnd;
  }

  /** At {@code =}, which may have blanks around it before what is quoted. */
  public boolean assigned(byte[] in, int from, int equals, int to) {
    boolean apart = at(in, equals - 1, from, to) == ' ';
    Keys.Key key = keys.before(in, from, apart ? equals - 1 : equals);
    int place = apart && at(in, equals + 1, from, to) == ' ' ? equals + 2 : equals + 1;
    return key != null && value(in, from, key, place, !apart, to);
  }

  /** At {@code :} behind a quoted name, a line of SDP or a header. */
  public boolean named(byte[] in, int from, int colon, int to) {
    int end = colon;
    if (at(in, end - 1, from, to) == ' ') {
      end--;
    }
    String entity = entityBefore(in, from, end);
    boolean quoted = at(in, end - 1, from, to) == '"';
    if (entity != null) {
      end -= entity.length();
    } else if (quoted) {
      end--;
      while (at(in, end - 1, from, to) == '\\') {
        end--;
      }
    } else if (end < colon) {
      return false;
    }
    Keys.Key key = keys.before(in, from, end);
    if (key == null) {
      return false;
    }
    if (entity != null) {
      return escaped(in, from, key, entity, colon + 1, to);
    }
    int value = colon + 1;
    while (at(in, value, from, to) == ' ' && value - colon < 4) {
      value++;
    }
    boolean bare =
        key.bare() || (key.kind() == Kind.ICE_PASSWORD && wordBefore(in, end, from, "ice-pwd"));
    return value(in, from, key, value, !quoted && bare, to);
  }

  private boolean value(byte[] in, int from, Keys.Key key, int place, boolean bare, int to) {
    int begin = place;
    int escapes = 0;
    while (at(in, begin, from, to) == '\\' && escapes < MOST_ESCAPES) {
      begin++;
      escapes++;
    }
    int quote = at(in, begin, from, to);
    if (quote == '"' || quote == '\'') {
      begin++;
      valueEnd.quoted(quote, escapes);
    } else if (!bare || escapes > 0) {
      return false;
    } else {
      begin += entity(in, begin, to);
      if (saysNothing(in, from, begin, to)) {
        return false;
      }
      if (key.line()) {
        valueEnd.line();
      } else if (key.kind() == Kind.DISPLAY_NAME) {
        valueEnd.name();
      } else {
        valueEnd.word();
      }
    }
    if (key.kind() == Kind.BEARER) {
      if (key.credential()) {
        return credential(in, begin, to);
      }
      if (jwts && jwt(in, from, begin, to)) {
        return false;
      }
    }
    return begins(key.kind(), in, begin, to);
  }

  /** JSON in the text of an element, where each quote is an entity. */
  private boolean escaped(byte[] in, int from, Keys.Key key, String entity, int place, int to) {
    if (!wordAt(in, place, from, to, entity)) {
      return false;
    }
    int begin = place + entity.length();
    if (key.kind() == Kind.BEARER && jwts && jwt(in, from, begin, to)) {
      return false;
    }
    valueEnd.entity(entity);
    return begins(key.kind(), in, begin, to);
  }

  /** Whether only that there is one, or none, is said. */
  private static boolean saysNothing(byte[] in, int from, int begin, int to) {
    return switch (at(in, begin, from, to) | 0x20) {
      case 'n' ->
          wholeWordAt(in, from, begin, to, "null") || wholeWordAt(in, from, begin, to, "none");
      case 't' -> wholeWordAt(in, from, begin, to, "true");
      case 'f' -> wholeWordAt(in, from, begin, to, "false");
      default -> false;
    };
  }

  private static boolean wholeWordAt(byte[] in, int from, int begin, int to, String word) {
    return wordAt(in, begin, from, to, word)
        && !alphanumeric(at(in, begin + word.length(), from, to));
  }

  private static int entity(byte[] in, int place, int to) {
    if (place < to && in[place] == '&') {
      for (String entity : QUOTE_ENTITIES) {
        if (wordAt(in, place, place, to, entity)) {
          return entity.length();
        }
      }
    }
    return 0;
  }

  private static String entityBefore(byte[] in, int from, int end) {
    if (at(in, end - 1, from, end) == ';') {
      for (String entity : QUOTE_ENTITIES) {
        if (wordBefore(in, end, from, entity)) {
          return entity;
        }
      }
    }
    return null;
  }

  /** Whether a secret begins at a place, and ends where a word does. */
  public boolean word(Kind kind, byte[] in, int place, int to) {
    valueEnd.word();
    return begins(kind, in, place, to);
  }

  private boolean begins(Kind kind, byte[] in, int place, int to) {
    // Nothing there, or replaced before.
    if (place >= to || valueEnd.endsAtOnce(in, place, to) || replaced(in, place, to)) {
      return false;
    }
    this.kind = kind;
    this.start = place;
    return true;
  }

  private static boolean replaced(byte[] in, int place, int to) {
    if (in[place] == '[') {
      for (Kind kind : KINDS) {
        if (kind.tokenAt(in, place, to)
            && !alphanumeric(at(in, place + kind.tokenLength(), place, to))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The credential behind {@code Authorization: scheme}; the scheme stays. */
  private boolean credential(byte[] in, int place, int to) {
    for (String scheme : SCHEMES) {
      int begin = place + scheme.length();
      if (wordAt(in, place, place, to, scheme) && at(in, begin, place, to) == ' ') {
        if (jwts && jwt(in, place, begin + 1, to)) {
          return false;
        }
        valueEnd.token();
        return begins(Kind.BEARER, in, begin + 1, to);
      }
    }
    return false;
  }

  /** At the {@code B} of {@code Bearer}. */
  public boolean bearer(byte[] in, int from, int place, int to) {
    if (!bearers
        || !wordAt(in, place, from, to, BEARER)
        || alphanumeric(at(in, place - 1, from, to))) {
      return false;
    }
    int begin = place + BEARER.length();
    boolean digits = false;
    int i = begin;
    while (token68(at(in, i, from, to))) {
      digits |= digit(in[i]);
      i++;
    }
    if (!digits || i - begin < SHORTEST_BEARER || (jwts && jwt(in, from, begin, to))) {
      return false;
    }
    valueEnd.token();
    return begins(Kind.BEARER, in, begin, to);
  }

  /** At {@code eyJ}. */
  public boolean jwt(byte[] in, int from, int floor, int begin, int to) {
    if (!jwts || begin < floor || !jwt(in, from, begin, to)) {
      return false;
    }
    valueEnd.jwt();
    return begins(Kind.JWT, in, begin, to);
  }

  private static boolean jwt(byte[] in, int from, int begin, int to) {
    if (at(in, begin, from, to) != 'e'
        || at(in, begin + 1, from, to) != 'y'
        || at(in, begin + 2, from, to) != 'J'
        || (base64url(at(in, begin - 1, from, to)) && !escapedBefore(in, from, begin))) {
      return false;
    }
    int i = begin + 3;
    while (base64url(at(in, i, from, to))) {
      i++;
    }
    // A header so long that its end is not in sight cannot be anything else.
    return i - begin >= SHORTEST_HEADER
        && (i - begin >= 2048
            || (at(in, i, from, to) == '.' && continues(at(in, i + 1, from, to))));
  }

  /** With {@code ..}, the key of an encrypted one (RFC 7516) is left out. */
  private static boolean continues(int c) {
    return base64url(c) || c == '.';
  }

  /** {@code %3D} before it. */
  private static boolean escapedBefore(byte[] in, int from, int place) {
    return at(in, place - 3, from, place) == '%'
        && hex(in[place - 2] & 0xff)
        && hex(in[place - 1] & 0xff);
  }

  /** At {@code <}: the text of an element that holds a secret or a name. */
  public boolean element(byte[] in, int from, int open, int to) {
    int text = elements.text(in, from, open, to);
    if (text < 0) {
      return false;
    }
    valueEnd.element();
    return begins(elements.kind(), in, text, to);
  }

  public Kind kind() {
    return kind;
  }

  /** Where the value begins; {@link ValueEnd} tells where it ends. */
  public int start() {
    return start;
  }
}
