package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Lets one process at a time write the log. The system gives it back when a process dies, however
 * it does.
 */
final class LogLock implements Closeable {

  private final FileChannel channel;

  /**
   * @param file never removed, so that all lock the same one
   */
  LogLock(Path file) throws IOException {
    this.channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  /** What is done while nobody else writes. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits for the lock and does the work. */
  <T> T holding(Work<T> work) throws IOException {
    FileLock taken = take();
    try {
      return work.run();
    } finally {
      taken.release();
    }
  }

  private FileLock take() throws IOException {
    try {
      return channel.lock();
    } catch (OverlappingFileLockException e) {
      throw new IOException("this log is open twice in one process", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
