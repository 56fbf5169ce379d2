package jitsiprivacy.retention.purge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Goes through the lines of a text, of which only the beginning is kept, however long they are. */
final class Lines {

  private static final int PIECE = 1 << 16;
  private static final int KEPT = 512;

  private final InputStream in;
  private final byte[] start = new byte[KEPT];
  private int length;
  private long begin;
  private long position;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, PIECE);
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    begin = position;
    length = 0;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      position++;
      if (length < KEPT) {
        start[length++] = (byte) c;
      }
    }
    position += c < 0 ? 0 : 1;
    return true;
  }

  /** How it begins. */
  String start() {
    return new String(start, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Where it begins, in bytes. */
  long begin() {
    return begin;
  }
}
