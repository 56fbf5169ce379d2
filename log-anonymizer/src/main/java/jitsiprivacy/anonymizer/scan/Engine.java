package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import jitsiprivacy.anonymizer.address.Ipv4Text;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.secret.SecretFinder;
import jitsiprivacy.anonymizer.secret.ValueEnd;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * One pass over text that comes in pieces. Each decision sees at most {@link #BEHIND} bytes before
 * and {@link #AHEAD} bytes after the byte that triggers it, and never another line, so that the
 * result does not depend on the pieces and memory is bounded.
 */
final class Engine {

  /** No decision needs more of what was before. */
  static final int BEHIND = 256;

  /** No decision needs more of what is to come. */
  static final int AHEAD = 4096;

  /** No finding begins farther before its trigger. */
  private static final int HELD = 128;

  /** Of a secret that is told to {@link Findings}. */
  private static final int SHOWN = 64;

  private enum Mode {
    TEXT,
    /** Within a secret that is replaced. */
    SECRET,
    /** Within digits and dots that are no address. */
    NUMBER,
    /** Within hex digits and colons that are no address. */
    GROUPS
  }

  private final Triggers triggers;

  /**
   * By the byte, which is in ASCII. Not a switch: the compiler would make one method of all there
   * is, and make it again whenever it meets something new in a log. So many it calls instead.
   */
  private final Decision[] decisions = new Decision[128];

  private final boolean quads;
  private final AddressCache cache;
  private final AddressWriter writer;
  private final AddressFinder addresses = new AddressFinder();
  private final ValueEnd valueEnd = new ValueEnd();
  private final SecretFinder secrets;
  private final Counts counts = new Counts();
  private final Output out = new Output();
  private Findings findings;

  private byte[] in;
  private int from;
  private int to;
  private int position;
  private int copied;
  private int floor;
  private Mode mode = Mode.TEXT;

  private Kind secret;
  private long secretStart;
  private String secretShown;
  private long offset;

  Engine(Replacement replacement, Set<Kind> kinds) {
    this.quads = kinds.contains(Kind.IPV4);
    this.cache = new AddressCache(replacement);
    this.writer = new AddressWriter(cache);
    this.secrets = new SecretFinder(kinds, valueEnd);
    this.triggers = new Triggers(kinds);
    EmailDecision emails = new EmailDecision(this, kinds);
    decisions['.'] = new DotDecision(this, addresses, kinds);
    decisions[':'] = new ColonDecision(this, addresses, secrets, kinds);
    decisions['='] = new EqualsDecision(this, secrets, kinds);
    decisions['%'] = new PercentDecision(this, addresses, emails, kinds);
    decisions['@'] = emails;
    decisions['<'] = new ElementDecision(this, secrets);
    decisions['B'] = new BearerDecision(this, secrets);
    decisions['y'] = new JwtDecision(this, secrets);
  }

  void tell(Findings findings) {
    this.findings = findings;
  }

  Counts counts() {
    return counts;
  }

  Output out() {
    return out;
  }

  /** Begins a text: nothing is before it. */
  void begin(byte[] in, int from) {
    this.in = in;
    this.from = from;
    position = from;
    copied = from;
    floor = from;
    mode = Mode.TEXT;
    offset = -from;
  }

  /** What must stay of the text, because it is not written yet or may be looked back at. */
  int needed() {
    return Math.max(from, Math.min(copied, position - BEHIND));
  }

  /** The text that must stay was moved. */
  void moved(int by) {
    from = 0;
    position -= by;
    copied -= by;
    floor = Math.max(0, floor - by);
    offset += by;
  }

  /** Goes on up to {@code to}, or, when more is to come, as far as can be decided. */
  void run(int to, boolean last) {
    cache.refresh();
    this.to = to;
    int limit = last ? to : decidable(to);
    advance(limit, to);
    if (last && mode == Mode.SECRET) {
      endSecret(to);
    }
    int certain = last || (limit > 0 && in[limit - 1] == '\n') ? position : position - HELD;
    if (certain > copied) {
      copyTo(Math.min(certain, to));
    }
  }

  /** Whole lines, and of an unfinished one what has enough behind it. */
  private int decidable(int to) {
    int farEnough = Math.max(position, to - AHEAD);
    for (int i = to; i > farEnough; i--) {
      if (in[i - 1] == '\n') {
        return i;
      }
    }
    return farEnough;
  }

  /** Triggers before {@code limit} see what is before {@code ahead}, or their usual share. */
  private void advance(int limit, int ahead) {
    while (position < limit) {
      if (mode == Mode.TEXT) {
        text(limit, ahead);
      } else {
        skip(limit);
      }
    }
  }

  private void text(int limit, int ahead) {
    while (position < limit) {
      int p = triggers.next(in, position, limit);
      if (p == limit) {
        position = limit;
        return;
      }
      position = p + 1;
      if (!triggers.allows(in, from, p, ahead)) {
        continue;
      }
      decisions[in[p]].decide(in, p, Math.max(from, p - BEHIND), Math.min(ahead, p + AHEAD));
      if (mode != Mode.TEXT && position < limit) {
        skip(limit);
      }
      if (mode != Mode.TEXT) {
        return;
      }
    }
  }

  private void skip(int limit) {
    if (mode == Mode.SECRET) {
      withinSecret(limit);
    } else if (mode == Mode.NUMBER) {
      skipNumber(limit);
    } else {
      skipGroups(limit);
    }
  }

  /** Before it, nothing is looked for any more: it was replaced. */
  int floor() {
    return floor;
  }

  /** What follows is a number with dots, and no address. */
  void passNumber() {
    mode = Mode.NUMBER;
  }

  /** Up to a place in sight there is nothing. */
  void pass(int place) {
    position = place;
  }

  /** What follows are groups of hex digits, and no address. */
  void passGroups() {
    mode = Mode.GROUPS;
  }

  /**
   * Goes on up to a place in sight.
   *
   * @return whether it is reached, and nothing is there yet
   */
  boolean reach(int place, int ahead) {
    advance(place, ahead);
    return mode == Mode.TEXT && position <= place;
  }

  /** Replaces the address that was found. */
  void address() {
    int start = addresses.start();
    int end = addresses.end();
    Kind kind = addresses.isV4() ? Kind.IPV4 : Kind.IPV6;
    if (kind == Kind.IPV4 && !quads) {
      position = end;
      return;
    }
    floor = end;
    position = behindAddress(end);
    int written;
    long quad =
        addresses.form() == Form.QUAD ? cache.quad((int) addresses.low()) : QuadCache.UNKNOWN;
    if (quad != QuadCache.UNKNOWN) {
      if (QuadCache.kept(quad)) {
        counts.addKept();
        return;
      }
      copyTo(start);
      written = out.length();
      out.room(AddressWriter.LONGEST);
      out.end(Ipv4Text.write(QuadCache.replacement(quad), out.bytes(), written));
    } else {
      int entry = cache.entry(addresses.high(), addresses.low());
      if (cache.kept(entry)) {
        counts.addKept();
        return;
      }
      copyTo(start);
      written = out.length();
      out.room(AddressWriter.LONGEST);
      out.end(writer.write(addresses, entry, in, out.bytes(), written));
    }
    copied = end;
    counts.add(kind);
    if (findings != null) {
      findings.found(kind, offset + start, end - start, text(in, start, end), out.text(written));
    }
  }

  /** A port has nothing to be decided at its colon. */
  private int behindAddress(int end) {
    boolean port = to - end > 1 && in[end] == ':' && digit(in[end + 1]) && digit(in[end - 1]);
    return port ? end + 1 : end;
  }

  /** A secret that is in sight as a whole. */
  void replace(Kind kind, int start, int end) {
    floor = end;
    position = end;
    if (kind.tokenAt(in, start, end) && end - start == kind.tokenLength()) {
      return;
    }
    copyTo(start);
    out.token(kind);
    copied = end;
    counts.add(kind);
    if (findings != null) {
      findings.found(kind, offset + start, end - start, text(in, start, end), kind.token());
    }
  }

  /** Replaces the secret that was found, the end of which may not be in sight. */
  void beginSecret() {
    secret = secrets.kind();
    int start = secrets.start();
    copyTo(start);
    out.token(secret);
    mode = Mode.SECRET;
    position = start;
    copied = start;
    secretStart = offset + start;
    secretShown = findings == null ? null : text(in, start, Math.min(start + SHOWN, to));
  }

  private void withinSecret(int limit) {
    int end = valueEnd.find(in, position, limit, to);
    if (end == ValueEnd.NOT_YET) {
      position = limit;
      copied = limit;
    } else {
      endSecret(end);
    }
  }

  private void endSecret(int end) {
    mode = Mode.TEXT;
    position = end;
    copied = end;
    floor = end;
    counts.add(secret);
    if (findings != null) {
      long length = offset + end - secretStart;
      String shown = secretShown.substring(0, (int) Math.min(length, secretShown.length()));
      findings.found(secret, secretStart, length, shown, secret.token());
    }
  }

  private void skipNumber(int limit) {
    int i = position;
    while (i < limit && (digit(in[i]) || (in[i] == '.' && digit(at(in, i + 1, from, to))))) {
      i++;
    }
    position = i;
    if (i < limit) {
      mode = Mode.TEXT;
    }
  }

  private void skipGroups(int limit) {
    int i = position;
    while (i < limit && (hex(in[i] & 0xff) || (in[i] == ':' && goesOn(at(in, i + 1, from, to))))) {
      i++;
    }
    position = i;
    if (i < limit) {
      mode = Mode.TEXT;
    }
  }

  private static boolean goesOn(int c) {
    return c == ':' || hex(c);
  }

  private void copyTo(int end) {
    out.copy(in, copied, end);
    copied = end;
  }

  private static String text(byte[] in, int start, int end) {
    return new String(in, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
