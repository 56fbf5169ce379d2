package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

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
    BasicFileAttributes there =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!there.isRegularFile()) {
      throw new DamagedLogException(file + " is not a file");
    }
    // Not a channel, which is closed when the thread that reads is interrupted.
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = there.size() > longest ? null : in.readNBytes(longest + 1);
      if (bytes == null || bytes.length > longest) {
        throw new DamagedLogException(file + " is longer than " + longest + " bytes");
      }
      return bytes;
    }
  }
}
