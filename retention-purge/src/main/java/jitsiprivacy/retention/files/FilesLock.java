package jitsiprivacy.retention.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Lets one program at a time change files. The system gives the lock back when a program dies,
 * however it does.
 *
 * @param file made if it is missing, and never removed, so that all lock the same one
 * @param what they are, for people
 */
record FilesLock(Path file, String what) {

  /** What is done while nobody else changes anything. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run() throws IOException, E;
  }

  /** Waits for the lock and does the work. */
  <T, E extends Exception> T holding(Work<T, E> work) throws IOException, E {
    make();
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      channel.lock();
      return work.run();
    } catch (OverlappingFileLockException e) {
      throw new IOException("this process is changing " + what + " already", e);
    }
  }

  private void make() throws IOException {
    try {
      FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS),
              Sharing.OWN)
          .close();
      Sharing.file(file);
    } catch (FileAlreadyExistsException e) {
      // As nearly always.
    }
  }
}
