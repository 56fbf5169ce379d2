package jitsiprivacy.recording.seal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** Small files, as a whole. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * @param longest bytes; one with more is refused
   */
  public static byte[] read(Disk disk, Path file, int longest) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file)) {
      throw new IOException(file + " is no regular file");
    }
    ByteBuffer bytes = ByteBuffer.allocate(longest + 1);
    try (ReadableByteChannel in = disk.read(file)) {
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // There may be more.
      }
    }
    if (!bytes.hasRemaining()) {
      throw new IOException(file + " has more than " + longest + " bytes");
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Its contents are durable when this returns; its name is not yet. */
  public static void write(Disk disk, Path file, Path like, byte[] bytes) throws IOException {
    try (Output out = disk.create(file, like)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.sync();
    }
  }
}
