package jitsiprivacy.anonymizer.address;

import static jitsiprivacy.anonymizer.text.Ascii.digit;

/** Dotted quads: four decimal octets without leading zeros. */
public final class Ipv4Text {

  /** The longest: {@code 255.255.255.255}. */
  public static final int LONGEST = 15;

  /** What {@link #read} answers when there is none. */
  public static final long NONE = -1;

  private Ipv4Text() {}

  /**
   * Reads a dotted quad that begins at {@code from}. The upper half of the answer is where it ends,
   * the lower half its bits; see {@link #end} and {@link #bits}.
   */
  public static long read(byte[] in, int from, int to) {
    int bits = 0;
    int i = from;
    for (int octet = 0; octet < 4; octet++) {
      if (octet > 0) {
        if (i >= to || in[i] != '.') {
          return NONE;
        }
        i++;
      }
      if (i >= to || !digit(in[i])) {
        return NONE;
      }
      int value = in[i++] - '0';
      if (value != 0) {
        while (i < to && digit(in[i])) {
          value = value * 10 + in[i++] - '0';
          if (value > 255) {
            return NONE;
          }
        }
      } else if (i < to && digit(in[i])) {
        return NONE;
      }
      bits = bits << 8 | value;
    }
    return (long) i << 32 | Integer.toUnsignedLong(bits);
  }

  public static int end(long read) {
    return (int) (read >>> 32);
  }

  public static int bits(long read) {
    return (int) read;
  }

  /** Writes at most {@link #LONGEST} bytes, and answers where they end. */
  public static int write(int bits, byte[] out, int at) {
    int end = octet(bits >>> 24, out, at);
    for (int shift = 16; shift >= 0; shift -= 8) {
      out[end++] = '.';
      end = octet(bits >>> shift & 0xff, out, end);
    }
    return end;
  }

  private static int octet(int value, byte[] out, int at) {
    int end = at;
    if (value >= 100) {
      out[end++] = (byte) ('0' + value / 100);
    }
    if (value >= 10) {
      out[end++] = (byte) ('0' + value / 10 % 10);
    }
    out[end++] = (byte) ('0' + value % 10);
    return end;
  }
}
