package jitsiprivacy.cli.scrub.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names of files that are being written, and what becomes of those whose writer died. A writer
 * holds a lock on its file, which the kernel gives up with the writer.
 */
public final class Leftovers {

  // Short, since the name of the log may be as long as names may be; hidden from *.log.
  private static final String PREFIX = ".jitsi-privacy-scrub.";

  private Leftovers() {}

  static Path newName(Path like) {
    return like.getFileSystem()
        .getPath(PREFIX + Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36));
  }

  /** Whether a name is that of a file that is, or was, being written. */
  public static boolean isOne(Path name) {
    return name.toString().startsWith(PREFIX);
  }

  /**
   * Removes it, unless its writer lives. One that was just made is not locked yet and may be
   * removed, too: its writer then fails, and the log stays as it is.
   */
  public static void remove(OpenDirectory directory, Path name) throws IOException {
    try (FileChannel channel = directory.write(name)) {
      if (channel.tryLock() != null) {
        directory.deleteIfExists(name);
      }
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      // It is somebody's, or was.
    }
  }
}
