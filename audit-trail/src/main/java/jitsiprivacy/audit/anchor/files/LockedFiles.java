package jitsiprivacy.audit.anchor.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.audit.tile.Ownership;

/**
 * The files of a directory, to which one thread of one process at a time writes. For any number of
 * threads and processes; one of it in a process for each directory, because POSIX gives a lock back
 * when any channel of its file is closed.
 */
public final class LockedFiles implements Closeable {

  private static final String LOCK = "lock";
  private static final String MODE = "unix:mode";
  private static final int OF_A_FILE = 0666;

  private final Path directory;
  private final ReentrantLock threads = new ReentrantLock();
  private FileChannel processes;
  private DurableFiles files;

  /**
   * @param directory must be there when it is first written to; its mode is that of all in it
   */
  public LockedFiles(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** What is done while nobody else writes. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Writer writer) throws IOException;
  }

  /** Writes whole files that are either there or not. */
  @FunctionalInterface
  public interface Writer {

    /** Durable when this returns. */
    void write(String name, byte[] bytes) throws IOException;
  }

  /** Waits until nobody writes, and does the work. */
  public <T> T alone(Work<T> work) throws IOException {
    threads.lock();
    try {
      open();
      FileLock taken = processes.lock();
      try {
        return work.run(this::write);
      } finally {
        taken.release();
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(directory + " is in use twice in one process", e);
    } finally {
      threads.unlock();
    }
  }

  /** An interrupt closes the channel of whoever waits for the lock. */
  private void open() throws IOException {
    if (processes == null || !processes.isOpen()) {
      processes = lockFile(directory.resolve(LOCK));
      files = new DurableFiles(directory);
    }
  }

  private FileChannel lockFile(Path file) throws IOException {
    try {
      return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return makeLockFile(file);
    }
  }

  private FileChannel makeLockFile(Path file) throws IOException {
    try {
      FileChannel made =
          FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      Ownership.inherit(file);
      // Whatever the umask: who may write to the directory must be able to wait.
      Files.setAttribute(file, MODE, (int) Files.getAttribute(directory, MODE) & OF_A_FILE);
      return made;
    } catch (FileAlreadyExistsException e) {
      return lockFile(file); // Another was faster.
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    files.write(name, bytes);
    files.sync();
  }

  /**
   * Needs no lock.
   *
   * @return nothing when it is not there
   * @throws IOException also when it is not a file, or longer
   */
  public Optional<byte[]> read(String name, int longest) throws IOException {
    Path file = directory.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(file + " is not a file");
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(longest + 1);
        if (bytes.length > longest) {
          throw new IOException(file + " is longer than " + longest + " bytes");
        }
        return Optional.of(bytes);
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    threads.lock();
    try {
      if (processes != null) {
        processes.close();
        processes = null;
      }
    } finally {
      threads.unlock();
    }
  }
}
