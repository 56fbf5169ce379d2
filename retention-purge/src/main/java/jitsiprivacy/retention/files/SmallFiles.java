package jitsiprivacy.retention.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A directory with a small file for each, {@code NAME.json}.
 *
 * @param what they are, for people, such as {@code holds}
 * @param longest bytes of one
 */
public record SmallFiles(Path directory, Disk disk, String what, int longest) {

  private static final String SUFFIX = ".json";
  private static final String LOCK = ".lock";

  /** Begins as no word does. */
  private static final String DRAFT = ".new-";

  /** So that all can be read. */
  public static final int MOST = 1_000;

  private static final int TRIES = 10;

  /** What is done while nobody else changes anything. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws IOException, E;
  }

  public Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }

  public Path draft(String name) {
    return directory.resolve(DRAFT + name);
  }

  /** Where it is missing, there was never any; where the one around it is, nobody knows. */
  public boolean isThere() throws IOException {
    if (Files.isDirectory(directory)) {
      return true;
    }
    Path around = directory.toAbsolutePath().getParent();
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(around)) {
      return false;
    }
    throw new IOException(
        "it cannot be told which " + what + " there are, for there is no " + directory);
  }

  /**
   * Of all files but drafts.
   *
   * @throws IOException also when there are more than may be
   */
  public SortedSet<String> names() throws IOException {
    SortedSet<String> names = list();
    // One that is put in the place of another just then may be passed over.
    for (int tries = 0; tries < TRIES; tries++) {
      SortedSet<String> again = list();
      if (again.equals(names)) {
        return names;
      }
      names = again;
    }
    throw new IOException("it is being changed all the time: " + directory);
  }

  private SortedSet<String> list() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && names.add(name) && names.size() > MOST) {
          throw new IOException("there are more than " + MOST + " " + what + " in " + directory);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Whose the file of that name is; empty when it can be of none. */
  public static Optional<String> of(String name) {
    return name.endsWith(SUFFIX)
        ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
        : Optional.empty();
  }

  public boolean has(String name) {
    return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * @throws IOException when it is no regular file, or longer than one may be
   */
  public byte[] read(String name) throws IOException {
    Path file = file(name);
    if (has(name) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no regular file");
    }
    ByteBuffer bytes = ByteBuffer.allocate(longest + 1);
    try (FileChannel in =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // There may be more.
      }
    }
    if (!bytes.hasRemaining()) {
      throw new IOException("it has more than " + longest + " bytes");
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Makes the directory if it is missing, and does something while nobody else changes any. */
  public <T, E extends Exception> T alone(Work<T, E> work) throws IOException, E {
    if (!isThere()) {
      try {
        disk.makeDirectory(directory);
        disk.sync(directory.toAbsolutePath().getParent());
      } catch (FileAlreadyExistsException e) {
        // Another program was faster.
      }
    }
    return new FilesLock(directory.resolve(LOCK), what).holding(work::run);
  }

  /** Whether there may not be any more of them. */
  public boolean isFull() throws IOException {
    return names().size() >= MOST;
  }

  /** Deletes what somebody left who was killed. For who has the lock. */
  public void clean() throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, DRAFT + "*")) {
      for (Path draft : drafts) {
        disk.delete(draft);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Puts a draft into its place. Durable when this returns. */
  public void publish(String name) throws IOException {
    disk.move(draft(name), file(name));
    disk.sync(directory);
  }

  /** For good when this returns. */
  public void delete(String name) throws IOException {
    disk.delete(file(name));
    disk.sync(directory);
  }
}
