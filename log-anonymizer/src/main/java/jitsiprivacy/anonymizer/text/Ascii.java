package jitsiprivacy.anonymizer.text;

/**
 * Classes of characters. Each takes an unsigned byte, or {@link #OUTSIDE}, which is in no class:
 * beyond the text there is nothing.
 */
public final class Ascii {

  /** What {@link #at} finds beyond the text. */
  public static final int OUTSIDE = -1;

  private static final int NOT_HEX = -1;
  private static final byte[] HEX = new byte[256];
  private static final boolean[] ALPHANUMERIC = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      HEX[c] = (byte) (c < 128 ? Character.digit((char) c, 16) : NOT_HEX);
      ALPHANUMERIC[c] = digit(c) || letter(c);
    }
  }

  private Ascii() {}

  /**
   * The byte at a place, or {@link #OUTSIDE} when that is not within {@code from} and {@code to}.
   */
  public static int at(byte[] in, int place, int from, int to) {
    return place >= from && place < to ? in[place] & 0xff : OUTSIDE;
  }

  public static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  public static boolean letter(int c) {
    int lower = c | 0x20;
    return c > 0 && lower >= 'a' && lower <= 'z';
  }

  public static boolean alphanumeric(int c) {
    return c >= 0 && ALPHANUMERIC[c];
  }

  public static boolean hex(int c) {
    return c >= 0 && HEX[c] >= 0;
  }

  /** The value of a hexadecimal digit, or a negative number. */
  public static int hexValue(int c) {
    return c < 0 ? NOT_HEX : HEX[c];
  }

  /** Base64url without padding (RFC 4648, 5). */
  public static boolean base64url(int c) {
    return alphanumeric(c) || c == '-' || c == '_';
  }

  /** What a token is made of in {@code Authorization} (RFC 7235, 2.1). */
  public static boolean token68(int c) {
    return base64url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }

  /** Whether {@code word}, in lower case, stands at a place, in whatever case. */
  public static boolean wordAt(byte[] in, int place, int from, int to, String word) {
    int length = word.length();
    if (place < from || to - place < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int c = in[place + i];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code word}, in lower case, ends right before a place, in whatever case. */
  public static boolean wordBefore(byte[] in, int place, int from, String word) {
    return wordAt(in, place - word.length(), from, place, word);
  }
}
