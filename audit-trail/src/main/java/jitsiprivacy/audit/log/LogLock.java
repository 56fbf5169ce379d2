package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jitsiprivacy.audit.tile.Ownership;

/**
 * Lets one at a time write the log, or an archive of them, of all processes. The system gives the
 * lock back when a process dies, however it does.
 *
 * <p>It also does when a process closes <i>any</i> channel of the file (POSIX): nothing but this
 * class may open it, and one is closed only by who holds the lock.
 */
public final class LogLock implements Closeable {

  private static final String MODE = "unix:mode";
  private static final String INODE = "unix:ino";
  private static final int PERMISSIONS = 0777;
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

  private final Path file;
  private final int mode;
  private FileChannel channel;
  private Object identity;

  /**
   * @param file never removed, so that all lock the same one
   * @param mode for who else may lock it
   */
  public LogLock(Path file, int mode) throws IOException {
    this.file = file;
    this.mode = mode;
    open();
  }

  private void open() throws IOException {
    channel =
        PatientOpening.open(
            file,
            () ->
                FileChannel.open(
                    file,
                    Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)));
    identity = Files.getAttribute(file, INODE);
    Ownership.inherit(file);
    if (((int) Files.getAttribute(file, MODE) & PERMISSIONS) != mode) {
      try {
        Files.setAttribute(file, MODE, mode);
      } catch (FileSystemException e) {
        // Its owner made it and may do that.
      }
    }
  }

  /** What is done while nobody else writes. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /** Waits for the lock and does the work. For one thread at a time. */
  public <T> T holding(Work<T> work) throws IOException {
    FileLock taken = take();
    try {
      return work.run();
    } finally {
      taken.release();
    }
  }

  private FileLock take() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          FileLock taken = channel.lock();
          if (isInPlace()) {
            return taken;
          }
          taken.release();
          replace(); // Somebody put another file there, which is what others lock now.
        } catch (OverlappingFileLockException e) {
          LockSupport.parkNanos(PAUSE); // Another one in this process has it, and is fast.
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          open();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isInPlace() throws IOException {
    try {
      return identity.equals(Files.getAttribute(file, INODE));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void replace() throws IOException {
    FileChannel old = channel;
    open();
    old.close();
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        take();
      } finally {
        channel.close();
      }
    }
  }
}
