package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.letter;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

/** Decides at a byte before or behind the address of an ICE candidate whether it is a name. */
public final class HostFinder {

  private static final int LONGEST = 253;

  /** Before the colon at which it is found. */
  private static final int FARTHEST = 120;

  private static final int LONGEST_PORT = 5;

  /** Foundation, component, transport and priority (RFC 8839, 5.1). */
  private static final int FIELDS_BEFORE = 4;

  private static final int LONGEST_FIELD = 32;
  private static final String NO_LITERAL = "non-literal address";

  /** What a bridge writes in place of an address by itself. */
  private static final String REDACTED = "xx.xx.";

  private int start;
  private int end;

  /** At the {@code =} of {@code ip='…'} and {@code rel-addr="…"}. */
  public boolean assigned(byte[] in, int from, int equals, int to) {
    return named(in, from, equals) && quoted(in, from, equals + 1, to);
  }

  /** At a colon in a candidate or before it; the name begins at {@code floor} or later. */
  public boolean find(byte[] in, int from, int floor, int colon, int to) {
    int next = at(in, colon + 1, from, to);
    int before = at(in, colon - 1, from, to);
    if (letter(before)) {
      if (next == ' ') {
        return wordBefore(in, colon, from, NO_LITERAL) && host(in, colon + 2, to);
      }
      return wordBefore(in, colon, from, "candidate")
          ? described(in, colon + 1, to)
          : digit(next) && candidate(in, floor, colon, to);
    }
    int name = colon - 1;
    while (at(in, name - 1, from, to) == '\\') {
      name--;
    }
    return before == '"' && named(in, from, name) && quoted(in, from, colon + 1, to);
  }

  private static boolean named(byte[] in, int from, int end) {
    return switch (at(in, end - 1, from, end)) {
      case 'p', 'P' -> wordBefore(in, end, from, "ip") && !alphanumeric(at(in, end - 3, from, end));
      case 'r', 'R' -> wordBefore(in, end, from, "rel-addr");
      default -> false;
    };
  }

  private boolean quoted(byte[] in, int from, int place, int to) {
    int i = at(in, place, from, to) == ' ' ? place + 1 : place;
    while (at(in, i, from, to) == '\\') {
      i++;
    }
    int quote = at(in, i, from, to);
    if ((quote != '"' && quote != '\'') || !host(in, i + 1, to)) {
      return false;
    }
    int after = at(in, end, from, to);
    return after == quote || after == '\\';
  }

  /** {@code 1 1 udp 2113937151 name 50007 typ host}. */
  private boolean described(byte[] in, int place, int to) {
    int i = place;
    for (int field = 0; field < FIELDS_BEFORE; field++) {
      int begin = i;
      while (i - begin < LONGEST_FIELD && field(at(in, i, place, to))) {
        i++;
      }
      if (i == begin || at(in, i, place, to) != ' ') {
        return false;
      }
      i++;
    }
    return host(in, i, to) && at(in, end, place, to) == ' ';
  }

  private static boolean field(int c) {
    return alphanumeric(c) || c == '+' || c == '/' || c == '-';
  }

  /** {@code name:50007/udp/host}, as ice4j writes it. */
  private boolean candidate(byte[] in, int floor, int colon, int to) {
    int i = colon + 1;
    while (i - colon <= LONGEST_PORT && digit(at(in, i, colon, to))) {
      i++;
    }
    if (!wordAt(in, i, colon, to, "/udp/") && !wordAt(in, i, colon, to, "/tcp/")) {
      return false;
    }
    int begin = colon;
    while (begin > floor && colon - begin < FARTHEST && part(in[begin - 1] & 0xff)) {
      begin--;
    }
    return host(in, begin, to) && end == colon;
  }

  private static boolean label(int c) {
    return alphanumeric(c) || c == '-' || c == '_';
  }

  private static boolean part(int c) {
    return label(c) || c == '.';
  }

  /** Whether a name of two labels or more stands there, the last of them no number. */
  private boolean host(byte[] in, int place, int to) {
    int last = place;
    int i = place;
    while (i - place < LONGEST && part(at(in, i, place, to))) {
      if (in[i] == '.') {
        if (i == last) {
          return false;
        }
        last = i + 1;
      }
      i++;
    }
    start = place;
    end = i;
    return last > place
        && letter(at(in, last, place, i))
        && !wordAt(in, last, last, i, "local")
        && !wordAt(in, place, place, i, REDACTED);
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}
