package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files that name nobody in a way that could be found: sealed ones, sound and moving pictures. */
final class Opaque {

  private static final int LOOKED_AT = 32;
  private static final int TEXT_LOOKED_AT = 4_096;
  private static final byte[] AGE = bytes("age-encryption.org/");
  private static final byte[] MP4 = bytes("ftyp");
  private static final int MP4_AT = 4;
  private static final byte[] MATROSKA = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3};

  private Opaque() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Leaves the file where it was. */
  static boolean begins(InputStream file) throws IOException {
    file.mark(LOOKED_AT);
    byte[] head = file.readNBytes(LOOKED_AT);
    file.reset();
    return has(head, 0, AGE) || has(head, MP4_AT, MP4) || has(head, 0, MATROSKA);
  }

  /** Whether it is no text. Leaves the file where it was. */
  static boolean hasZero(InputStream file) throws IOException {
    file.mark(TEXT_LOOKED_AT);
    byte[] head = file.readNBytes(TEXT_LOOKED_AT);
    file.reset();
    for (byte each : head) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(byte[] head, int at, byte[] magic) {
    return head.length >= at + magic.length
        && Arrays.equals(head, at, at + magic.length, magic, 0, magic.length);
  }
}
