package jitsiprivacy.audit.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens a file that several users share. Who makes it sets its mode right after that: until then
 * the others are denied, and wait.
 */
final class PatientOpening {

  private static final int TRIES = 100;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private PatientOpening() {}

  /** Opens it once. */
  @FunctionalInterface
  interface Opening {
    FileChannel open() throws IOException;
  }

  /**
   * @throws AccessDeniedException when it cannot be made, or is still denied after a second
   */
  static FileChannel open(Path file, Opening opening) throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        return opening.open();
      } catch (AccessDeniedException e) {
        if (left == 0 || Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
