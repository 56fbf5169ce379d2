package jitsiprivacy.anonymizer.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jitsiprivacy.anonymizer.text.Kind;

/** What leaves, until it is taken. Grows to what one piece of input can become. */
final class Output {

  private byte[] bytes = new byte[512];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Sees to it that so many bytes fit in. */
  void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  void end(int length) {
    this.length = length;
  }

  void copy(byte[] in, int from, int to) {
    int more = to - from;
    room(more);
    System.arraycopy(in, from, bytes, length, more);
    length += more;
  }

  void token(Kind kind) {
    room(Kind.TOKEN_ROOM);
    length = kind.writeToken(bytes, length);
  }

  String text(int from) {
    return new String(bytes, from, length - from, StandardCharsets.ISO_8859_1);
  }

  void clear() {
    length = 0;
  }

  void drainTo(OutputStream target) throws IOException {
    target.write(bytes, 0, length);
    length = 0;
  }
}
