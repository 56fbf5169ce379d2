package jitsiprivacy.cli.scrub.compressed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells what is no text, in which nothing may change its length, by how it begins. */
final class NoLog {

  static final int LOOKED_AT = 1 << 16;

  private static final int TAR_MAGIC_AT = 257;
  private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
  // A log may have been hit by a crash here and there.
  private static final int MOST_OF_A_HUNDRED = 2;

  private NoLog() {}

  /** What it is instead. The stream is read from its beginning afterwards. */
  static Optional<String> in(BufferedInputStream text) throws IOException {
    text.mark(LOOKED_AT);
    byte[] head = text.readNBytes(LOOKED_AT);
    text.reset();
    return of(head);
  }

  static Optional<String> of(byte[] head) {
    int magicEnd = TAR_MAGIC_AT + TAR_MAGIC.length;
    if (head.length >= magicEnd
        && Arrays.equals(head, TAR_MAGIC_AT, magicEnd, TAR_MAGIC, 0, TAR_MAGIC.length)) {
      return Optional.of("a tar archive; unpack it first");
    }
    int other = 0;
    int written = 0;
    for (byte c : head) {
      // Of zeros there are many where a log was truncated while it was written to.
      written += c == 0 ? 0 : 1;
      other += binary(c) ? 1 : 0;
    }
    return 100L * other > (long) MOST_OF_A_HUNDRED * written
        ? Optional.of("no text")
        : Optional.empty();
  }

  /** Control characters that neither text nor the colours of a terminal have. */
  private static boolean binary(byte c) {
    return (c > 0 && c < 7) || (c > 13 && c < ' ' && c != 27) || c == 127;
  }
}
