package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;
import static jitsiprivacy.anonymizer.text.Ascii.hexValue;
import static jitsiprivacy.anonymizer.text.Ascii.letter;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;

import jitsiprivacy.anonymizer.address.Ipv4Text;
import jitsiprivacy.anonymizer.address.Ipv6Reader;

/**
 * Decides at a dot or a colon whether an address stands around it. Looks at nothing outside {@code
 * from} and {@code to}; the address begins at {@code floor} or later.
 */
final class AddressFinder {

  private static final long MAPPED = 0xffff_0000_0000L;
  private static final String REVERSED = "in-addr.arpa";
  private static final String NIBBLES = "ip6.arpa";

  /** Of a whole address. */
  static final int MOST_NIBBLES = 32;

  /** As many as the network of one site; fewer say nothing of a client. */
  private static final int FEWEST_NIBBLES = 12;

  private static final int ENCODED_COLON = 3;

  /** Unless two follow one another: six groups and a dotted quad. */
  private static final int FEWEST_COLONS = 6;

  private final Ipv6Reader reader = new Ipv6Reader();
  private final byte[] decoded = new byte[64];

  private Form form;
  private int start;
  private int end;
  private long high;
  private long low;
  private int nibbles;

  /** At a dot between two digits. When false, the number with its dots may be skipped. */
  boolean quad(byte[] in, int from, int floor, int dot, int to) {
    int i = dot;
    while (i > floor && dot - i < 6 && digit(in[i - 1])) {
      i--;
    }
    i += escaped(in, from, i);
    if (dot - i > 3 || dot <= i) {
      return false;
    }
    long read = Ipv4Text.read(in, i, to);
    if (read == Ipv4Text.NONE) {
      return false;
    }
    int after = Ipv4Text.end(read);
    int next = at(in, after, from, to);
    form = Form.QUAD;
    if (next == '.') {
      int behind = at(in, after + 1, from, to);
      if (digit(behind)) {
        return false;
      }
      if (wordAt(in, after + 1, from, to, REVERSED)) {
        form = Form.REVERSED_QUAD;
      }
    }
    if (after - i == 7 && amongNibbles(in, from, after, to)) {
      return false;
    }
    int bits = Ipv4Text.bits(read);
    if (form == Form.REVERSED_QUAD) {
      bits = Integer.reverseBytes(bits);
    } else if (QuadContext.isVersion(in, from, i, after, to)) {
      return false;
    }
    start = i;
    end = after;
    high = 0;
    low = MAPPED | Integer.toUnsignedLong(bits);
    return true;
  }

  /** How many of the digits belong to an escape such as {@code %20}. */
  private static int escaped(byte[] in, int from, int start) {
    if (at(in, start - 1, from, start) == '%') {
      return 2;
    }
    boolean half = at(in, start - 2, from, start) == '%' && hex(in[start - 1] & 0xff);
    return half ? 1 : 0;
  }

  /** Whether single digits, with single digits around them, are of an IPv6 name. */
  private static boolean amongNibbles(byte[] in, int from, int end, int to) {
    int i = end;
    while (at(in, i, from, to) == '.'
        && hex(at(in, i + 1, from, to))
        && !alphanumeric(at(in, i + 2, from, to))
        && i - end < 2 * MOST_NIBBLES) {
      i += 2;
    }
    return at(in, i, from, to) == '.' && wordAt(in, i + 1, from, to, NIBBLES);
  }

  /** At a dot before {@code ip6.arpa}. */
  boolean nibbles(byte[] in, int from, int floor, int dot, int to) {
    if (!wordAt(in, dot + 1, from, to, NIBBLES)) {
      return false;
    }
    int i = dot + 1;
    int count = 0;
    long upper = 0;
    long lower = 0;
    while (count < MOST_NIBBLES
        && i - 2 >= floor
        && in[i - 1] == '.'
        && hex(in[i - 2] & 0xff)
        && !alphanumeric(at(in, i - 3, from, to))) {
      i -= 2;
      long value = hexValue(in[i]);
      if (count < 16) {
        upper |= value << (60 - 4 * count);
      } else {
        lower |= value << (124 - 4 * count);
      }
      count++;
    }
    if (count < FEWEST_NIBBLES) {
      return false;
    }
    form = Form.NIBBLES;
    start = i;
    end = dot;
    high = upper;
    low = lower;
    nibbles = count;
    return true;
  }

  /** At the first colon of several groups. When false, all of them may be skipped. */
  boolean groups(byte[] in, int from, int floor, int colon, int to) {
    int i = colon;
    while (i > floor && colon - i < 7 && hex(in[i - 1] & 0xff)) {
      i--;
    }
    if (at(in, i - 1, from, colon) == '%') {
      i = Math.min(i + 2, colon);
    }
    if (at(in, colon + 1, from, to) == ':' && at(in, colon + 2, from, to) == ':') {
      // A name, its colon, and an address that begins with two: peer:::1.
      return (i == colon || grown(in, from, i, colon))
          ? readGroups(in, from, colon + 1, to, false)
          : false;
    }
    if (grown(in, from, i, colon)) {
      boolean scope = at(in, colon + 1, from, to) == ':';
      return readGroups(in, from, colon + (scope ? 2 : 1), to, scope);
    }
    boolean found = readGroups(in, from, i, to, false);
    // A word of hex digits before a whole address: add:2001:db8:0:0:0:0:0:1.
    if (reader.tooMany() && (!found || word(in, i, colon))) {
      found |= readGroups(in, from, colon + 1, to, false);
    }
    return found;
  }

  /**
   * At the first colon of several groups: where they end when they are too few for an address, as
   * in the time of day that nearly every line has; a negative number when they are not, or when
   * their end is not in sight.
   */
  static int endOfFew(byte[] in, int colon, int to) {
    int colons = 1;
    for (int i = colon + 1; i < to; i++) {
      if (in[i] == ':') {
        colons++;
        if (in[i - 1] == ':' || colons == FEWEST_COLONS) {
          return -1;
        }
      } else if (!hex(in[i] & 0xff)) {
        return in[i - 1] == ':' ? i - 1 : i;
      }
    }
    return -1;
  }

  private static boolean word(byte[] in, int start, int end) {
    int i = start;
    while (i < end && !digit(in[i])) {
      i++;
    }
    return i == end && end - start < 4;
  }

  /** Whether what stands before the first colon is a name, and no group. */
  private static boolean grown(byte[] in, int from, int start, int colon) {
    if (colon - start > 4) {
      return true;
    }
    int before = at(in, start - 1, from, colon);
    if (letter(before) || before == '_') {
      return !QuadContext.escape(in, from, start);
    }
    return before == '.' && alphanumeric(at(in, start - 2, from, colon));
  }

  private boolean readGroups(byte[] in, int from, int begin, int to, boolean afterScope) {
    if (begin >= to
        || !reader.read(in, begin, to)
        || !GroupContext.isAddress(reader, in, from, begin, reader.end(), to)
        || (afterScope && !(reader.firstLength() == 4 && reader.hasDigit()))) {
      return false;
    }
    form = Form.GROUPS;
    start = begin;
    end = reader.end();
    high = reader.high();
    low = reader.low();
    return true;
  }

  /** At the first {@code %3A} of several groups. When false, it may be skipped. */
  boolean encodedGroups(byte[] in, int from, int floor, int colon, int to) {
    int i = colon;
    while (i > floor && colon - i < 7 && hex(in[i - 1] & 0xff)) {
      i--;
    }
    if (at(in, i - 1, from, colon) == '%') {
      i = Math.min(i + 2, colon);
    }
    if (grown(in, from, i, colon)) {
      i = colon + ENCODED_COLON;
    }
    int length = decode(in, i, to);
    if (length == 0 || !reader.read(decoded, 0, length)) {
      return false;
    }
    int after = i;
    for (int d = 0; d < reader.end(); d++) {
      after += decoded[d] == ':' ? ENCODED_COLON : 1;
    }
    if (!GroupContext.isAddress(reader, in, from, i, after, to)) {
      return false;
    }
    form = Form.ENCODED_GROUPS;
    start = i;
    end = after;
    high = reader.high();
    low = reader.low();
    return true;
  }

  private int decode(byte[] in, int begin, int to) {
    int length = 0;
    int i = begin;
    while (length < decoded.length && i < to) {
      byte c = in[i];
      if (hex(c & 0xff) || c == '.') {
        i++;
      } else if (encodedColon(in, i, to)) {
        c = ':';
        i += ENCODED_COLON;
      } else {
        break;
      }
      decoded[length++] = c;
    }
    return length;
  }

  /** Whether {@code %3A} stands at a place. */
  static boolean encodedColon(byte[] in, int place, int to) {
    return to - place >= ENCODED_COLON
        && in[place] == '%'
        && in[place + 1] == '3'
        && (in[place + 2] | 0x20) == 'a';
  }

  Form form() {
    return form;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Whether the bits are an IPv4 address, however it was written. */
  boolean isV4() {
    return high == 0 && (low & ~0xffff_ffffL) == MAPPED;
  }

  /** How many nibbles a name of that form has: fewer than 32 name a network. */
  int nibbles() {
    return nibbles;
  }
}
