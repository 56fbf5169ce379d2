package jitsiprivacy.anonymizer.address;

/** Writes IPv6 in its one canonical form (RFC 5952). */
public final class Ipv6Text {

  /** The longest: eight groups of four digits. */
  public static final int LONGEST = 39;

  private static final String DIGITS = "0123456789abcdef";

  private Ipv6Text() {}

  /** Writes at most {@link #LONGEST} bytes, and answers where they end. */
  public static int write(long high, long low, byte[] out, int at) {
    int gap = 8;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int zeros = 0;
      while (i + zeros < 8 && group(high, low, i + zeros) == 0) {
        zeros++;
      }
      if (zeros > longest) {
        gap = i;
        longest = zeros;
      }
      i += zeros;
    }
    int end = at;
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        out[end++] = ':';
        out[end++] = ':';
        i += longest - 1;
        continue;
      }
      if (i > 0 && i != gap + longest) {
        out[end++] = ':';
      }
      end = hex(group(high, low, i), out, end);
    }
    return end;
  }

  private static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  private static int hex(int value, byte[] out, int at) {
    int end = at;
    for (int shift = value > 0xfff ? 12 : value > 0xff ? 8 : value > 0xf ? 4 : 0;
        shift >= 0;
        shift -= 4) {
      out[end++] = (byte) DIGITS.charAt(value >>> shift & 0xf);
    }
    return end;
  }
}
