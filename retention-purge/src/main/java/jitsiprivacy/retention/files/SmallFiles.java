package jitsiprivacy.retention.hold;

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

/** A directory with a small file for each hold, {@code NAME.json}. */
record HoldFiles(Path directory, Disk disk) {

  private static final String SUFFIX = ".json";
  private static final String LOCK = ".lock";

  /** Begins as no word does. */
  private static final String DRAFT = ".new-";

  private static final int MOST = 1_000;
  private static final int TRIES = 10;

  Path file(String hold) {
    return directory.resolve(hold + SUFFIX);
  }

  Path draft(String hold) {
    return directory.resolve(DRAFT + hold);
  }

  /** Where it is missing, nothing was ever held; where the one around it is, nobody knows. */
  boolean isThere() throws IOException {
    if (Files.isDirectory(directory)) {
      return true;
    }
    Path around = directory.toAbsolutePath().getParent();
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(around)) {
      return false;
    }
    throw new IOException("it cannot be told which holds there are, for there is no " + directory);
  }

  /**
   * Of all files but drafts.
   *
   * @throws IOException also when there are more than may be
   */
  SortedSet<String> names() throws IOException {
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
          throw new IOException("there are more than " + MOST + " holds in " + directory);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Whose the file of that name is; empty when it can be of none. */
  static Optional<String> hold(String name) {
    if (!name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    return Optional.of(name.substring(0, name.length() - SUFFIX.length())).filter(Words::isWord);
  }

  boolean has(String hold) {
    return Files.exists(file(hold), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * @throws IOException when it is no regular file, or longer than one may be
   */
  byte[] read(String hold) throws IOException {
    Path file = file(hold);
    if (has(hold) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no regular file");
    }
    ByteBuffer bytes = ByteBuffer.allocate(HoldFormat.LONGEST + 1);
    try (FileChannel in =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // There may be more.
      }
    }
    if (!bytes.hasRemaining()) {
      throw new IOException("it has more than " + HoldFormat.LONGEST + " bytes");
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Makes the directory if it is missing, and does something while nobody else changes any. */
  <T> T alone(HoldLock.Work<T> work) throws IOException, RefusedException {
    if (!isThere()) {
      try {
        disk.makeDirectory(directory);
        disk.sync(directory.toAbsolutePath().getParent());
      } catch (FileAlreadyExistsException e) {
        // Another program was faster.
      }
    }
    return new HoldLock(directory.resolve(LOCK)).holding(work);
  }

  /** Before one is added, so that all can be read afterwards. */
  void refuseMore() throws IOException, RefusedException {
    if (names().size() >= MOST) {
      throw new RefusedException("there are " + MOST + " holds already: lift some that have ended");
    }
  }

  /** Deletes what somebody left who was killed. For who has the lock. */
  void clean() throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, DRAFT + "*")) {
      for (Path draft : drafts) {
        disk.delete(draft);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Puts a draft into its place. Durable when this returns. */
  void publish(String hold) throws IOException {
    disk.move(draft(hold), file(hold));
    disk.sync(directory);
  }

  /** For good when this returns. */
  void delete(String hold) throws IOException {
    disk.delete(file(hold));
    disk.sync(directory);
  }
}
