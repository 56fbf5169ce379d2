package jitsiprivacy.cli.scrub.compressed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a log, unpacked.
 *
 * @param compression what it is packed with
 * @param text to be closed
 */
public record LogText(Compression compression, BufferedInputStream text) implements Closeable {

  private static final int LONGEST_MAGIC = 6;
  private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

  /**
   * Waits for no more bytes than it takes to tell.
   *
   * @param name of the file, which may promise that it is packed; or empty
   * @throws IOException also when it is packed in a way that cannot be read
   */
  public static LogText of(InputStream in, String name) throws IOException {
    byte[] head = new byte[LONGEST_MAGIC];
    int length = 0;
    int read = 0;
    while (read >= 0 && (length == 0 || (length < LONGEST_MAGIC && maybePacked(head, length)))) {
      read = in.read(head, length, LONGEST_MAGIC - length);
      length += Math.max(0, read);
    }
    for (Foreign foreign : Foreign.values()) {
      if (foreign.begins(head, length)) {
        throw new IOException(
            "it is packed with " + foreign + ", which cannot be looked into: unpack it first");
      }
    }
    Compression found = compression(head, length);
    Compression promised = Compression.promisedBy(name);
    if (length > 0 && promised != Compression.NONE && found != promised) {
      throw new IOException("it is named as if packed with " + promised + ", but is not");
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), in);
    return new LogText(found, new BufferedInputStream(found.unpack(all), NoLog.LOOKED_AT));
  }

  /** What it is, if no log; to be asked before anything is read. */
  public Optional<String> noLog() throws IOException {
    return NoLog.in(text);
  }

  /** No text begins with these, but for a capital letter or a digit of which there are many. */
  private static boolean maybePacked(byte[] head, int length) {
    return head[length - 1] != '\n'
        && switch (head[0]) {
          case 0x1f, 0x28, (byte) 0xfd, 'B', 4, 'L', (byte) 0x89, '7' -> true;
          default -> (head[0] & 0xf0) == 0x50;
        };
  }

  private static Compression compression(byte[] head, int length) {
    if (length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return Compression.GZIP;
    }
    if (length == XZ.length && Arrays.equals(head, XZ)) {
      return Compression.XZ;
    }
    if (length >= 4
        && ((head[0] == 0x28 && head[1] == (byte) 0xb5 && head[2] == 0x2f)
            // A frame to be skipped may come first.
            || ((head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d))
        && (head[3] == (byte) 0xfd || head[3] == 0x18)) {
      return Compression.ZSTD;
    }
    return Compression.NONE;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
