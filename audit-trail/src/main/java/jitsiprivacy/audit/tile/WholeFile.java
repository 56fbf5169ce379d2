package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Reads a file of an archive. Whoever may write there may have put a link, a pipe or more than fits
 * into memory in its place, and an archive may be a copy from a stranger.
 */
public final class WholeFile {

  private WholeFile() {}

  /**
   * @param longest in bytes
   * @throws NoSuchFileException when there is none
   * @throws DamagedLogException when it is no regular file, or longer
   */
  public static byte[] read(Path file, int longest) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile()) {
      throw new DamagedLogException(file + " is not a file");
    }
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (in.size() > longest) {
        throw new DamagedLogException(file + " is longer than " + longest + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
  }
}
