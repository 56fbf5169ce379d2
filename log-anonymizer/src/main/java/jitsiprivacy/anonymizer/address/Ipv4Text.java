package jitsiprivacy.anonymizer.address;

import static jitsiprivacy.anonymizer.text.Ascii.digit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Dotted quads: four decimal octets without leading zeros. */
public final class Ipv4Text {

  /** The longest: {@code 255.255.255.255}. */
  public static final int LONGEST = 15;

  /** What {@link #read} answers when there is none. */
  public static final long NONE = -1;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Each octet as four bytes: up to three digits, the first one lowest, and a dot. */
  private static final int[] TEXT = new int[256];

  /** How many of these four bytes each octet takes: looked up, for nothing predicts it. */
  private static final byte[] LENGTH = new byte[256];

  static {
    for (int value = 0; value < TEXT.length; value++) {
      int text = '.';
      int rest = value;
      do {
        text = text << 8 | ('0' + rest % 10);
        rest /= 10;
      } while (rest > 0);
      TEXT[value] = text;
      LENGTH[value] = (byte) (value < 10 ? 2 : value < 100 ? 3 : 4);
    }
  }

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

  /**
   * Writes at most {@link #LONGEST} bytes, and answers where they end. One byte more must be there;
   * what it is afterwards means nothing.
   */
  public static int write(int bits, byte[] out, int at) {
    int end = octet(bits >>> 24, out, at);
    end = octet(bits >>> 16 & 0xff, out, end);
    end = octet(bits >>> 8 & 0xff, out, end);
    return octet(bits & 0xff, out, end) - 1;
  }

  /** With a dot behind it. */
  private static int octet(int value, byte[] out, int at) {
    INTS.set(out, at, TEXT[value]);
    return at + LENGTH[value];
  }
}
