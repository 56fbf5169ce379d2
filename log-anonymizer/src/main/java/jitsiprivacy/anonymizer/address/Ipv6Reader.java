package jitsiprivacy.anonymizer.address;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;
import static jitsiprivacy.anonymizer.text.Ascii.hexValue;

/**
 * Reads IPv6 in any form of RFC 4291, 2.2, and remembers how it was written. Used again and again,
 * so that nothing is allocated.
 */
public final class Ipv6Reader {

  private static final int GROUPS = 8;

  private final int[] group = new int[GROUPS];
  private int groups;
  private int gap;
  private int end;
  private int firstLength;
  private boolean digits;
  private boolean upper;
  private boolean lower;
  private boolean twoEach;
  private boolean tooMany;
  private boolean quad;

  /**
   * Reads the address that begins at {@code from}. False when there is none, or when more groups
   * follow than an address has; then {@link #tooMany} is known. A ninth group in decimal after
   * eight is taken for a port, and so is what has five digits in decimal, or follows a dotted quad.
   */
  public boolean read(byte[] in, int from, int to) {
    forget();
    int i = from;
    if (at(in, i, from, to) == ':') {
      if (at(in, i + 1, from, to) != ':') {
        return false;
      }
      gap = 0;
      i += 2;
    }
    end = i;
    while (true) {
      int length = 0;
      int value = 0;
      while (i + length < to && length < 5) {
        int digit = hexValue(in[i + length] & 0xff);
        if (digit < 0) {
          break;
        }
        value = value << 4 | digit;
        length++;
      }
      if (length == 0) {
        break;
      }
      if (length > 4 && groups < GROUPS) {
        return gap >= 0 && gap < groups && port(in, i, 5, to) && remember(in, from);
      }
      if (at(in, i + length, from, to) == '.' && dottedQuad(in, i, to)) {
        break;
      }
      if (groups == GROUPS) {
        return portOnly(in, i, length, to) && remember(in, from);
      }
      if (groups == 0) {
        firstLength = length;
      }
      twoEach &= length == 2;
      group[groups++] = value;
      i += length;
      end = i;
      if (at(in, i, from, to) != ':') {
        break;
      }
      int next = at(in, i + 1, from, to);
      if (next == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = groups;
        i += 2;
        end = i;
      } else if (hex(next)) {
        i++;
      } else {
        break;
      }
    }
    if (at(in, end, from, to) == ':'
        && continues(at(in, end + 1, from, to))
        && !(quad && port(in, end + 1, 1, to))
        && !(endsCompressed() && groups > 0 && port(in, end + 1, 3, to))) {
      return false;
    }
    return (gap < 0 ? groups == GROUPS : groups < GROUPS) && remember(in, from);
  }

  private void forget() {
    groups = 0;
    gap = -1;
    firstLength = 0;
    digits = false;
    upper = false;
    lower = false;
    twoEach = true;
    tooMany = false;
    quad = false;
  }

  private static boolean continues(int c) {
    return hex(c) || c == ':';
  }

  /** How the digits were written; of eight groups nobody asks. */
  private boolean remember(byte[] in, int from) {
    if (gap < 0) {
      digits = true;
      return true;
    }
    for (int i = from; i < end; i++) {
      int c = in[i];
      if (digit(c)) {
        digits = true;
      } else if (c >= 'a') {
        lower = true;
      } else if (c >= 'A') {
        upper = true;
      }
    }
    return true;
  }

  /** The last 32 bits as a dotted quad (RFC 4291, 2.2, 3.). */
  private boolean dottedQuad(byte[] in, int from, int to) {
    long read = groups <= GROUPS - 2 ? Ipv4Text.read(in, from, to) : Ipv4Text.NONE;
    if (read == Ipv4Text.NONE) {
      return false;
    }
    int after = Ipv4Text.end(read);
    if (at(in, after, from, to) == '.' && digit(at(in, after + 1, from, to))) {
      return false;
    }
    group[groups++] = Ipv4Text.bits(read) >>> 16;
    group[groups++] = Ipv4Text.bits(read) & 0xffff;
    twoEach = false;
    quad = true;
    end = after;
    return true;
  }

  /** Java before 14 writes {@code 2001:db8:0:0:0:0:0:1:443}. */
  private boolean portOnly(byte[] in, int from, int length, int to) {
    tooMany = true;
    return gap < 0 && port(in, from, length, to);
  }

  /** coturn writes {@code 2001:db8::1:54321}. */
  private static boolean port(byte[] in, int from, int fewest, int to) {
    int value = 0;
    int i = from;
    while (i - from < 6 && digit(at(in, i, from, to))) {
      value = value * 10 + in[i++] - '0';
    }
    return i - from >= fewest && value <= 0xffff && !continues(at(in, i, from, to));
  }

  public long high() {
    return half(0);
  }

  public long low() {
    return half(4);
  }

  private long half(int first) {
    if (gap < 0) {
      return (long) group[first] << 48
          | (long) group[first + 1] << 32
          | (long) group[first + 2] << 16
          | group[first + 3];
    }
    int zeros = GROUPS - groups;
    long bits = 0;
    for (int i = first; i < first + 4; i++) {
      int value;
      if (i < gap) {
        value = group[i];
      } else {
        value = i < gap + zeros ? 0 : group[i - zeros];
      }
      bits = bits << 16 | value;
    }
    return bits;
  }

  /** Where the address ends. */
  public int end() {
    return end;
  }

  /** Groups that were written out, a dotted quad counting as two. */
  public int groups() {
    return groups;
  }

  /** Whether {@code ::} stands for some of them. */
  public boolean compressed() {
    return gap >= 0;
  }

  /** Whether it begins with {@code ::}. */
  public boolean beginsCompressed() {
    return gap == 0;
  }

  /** Whether it ends with {@code ::}. */
  public boolean endsCompressed() {
    return gap == groups;
  }

  /** How many digits the first group has. */
  public int firstLength() {
    return firstLength;
  }

  /** Whether one of {@code 0} to {@code 9} is among its digits, or all groups are written out. */
  public boolean hasDigit() {
    return digits;
  }

  /** Whether, compressed, it is in both small and capital letters. */
  public boolean mixedCase() {
    return upper && lower;
  }

  /** Whether it is eight groups of two digits each: bytes, not an address. */
  public boolean bytes() {
    return twoEach && groups == GROUPS;
  }

  /** Whether more than eight groups were there, the ninth taken for a port or not. */
  public boolean tooMany() {
    return tooMany;
  }
}
