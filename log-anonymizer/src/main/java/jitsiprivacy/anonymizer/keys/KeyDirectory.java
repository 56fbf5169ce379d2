package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;

/**
 * The keys on disk: a file of 32 bytes for each period. Any number of processes share them without
 * a lock; one that dies at any point leaves nothing that hinders the others.
 */
final class KeyDirectory {

  private static final String DRAFT = ".draft";
  // Far longer than it takes to write 32 bytes.
  private static final Duration DRAFT_IS_LEFT_BEHIND = Duration.ofHours(1);

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  KeyDirectory(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  Path path() {
    return directory;
  }

  /** The periods there are keys of, usable or not, the oldest first. */
  List<KeyPeriod> periods() throws IOException {
    KeyAccess.of(directory);
    return present();
  }

  /**
   * @throws NoSuchFileException when there is none
   * @throws IOException when what is there is no key or cannot be read
   */
  byte[] read(KeyPeriod period) throws IOException {
    KeyAccess.of(directory);
    Path file = file(period);
    long size = KeyAccess.ofFile(file).size();
    if (size != PrefixPreserving.KEY_BYTES) {
      throw new IOException(
          file + " is not a key: " + size + " bytes instead of " + PrefixPreserving.KEY_BYTES);
    }
    byte[] bytes = new byte[PrefixPreserving.KEY_BYTES];
    ByteBuffer key = ByteBuffer.wrap(bytes);
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (key.hasRemaining() && in.read(key) >= 0) {}
    }
    try {
      new PrefixPreserving(bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a key: " + e.getMessage(), e);
    }
    return bytes;
  }

  /**
   * Reads the key, or makes one where there is none. Whoever makes it first has made it for all. It
   * survives a crash by the time this returns.
   */
  byte[] readOrMake(KeyPeriod period) throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try {
      return read(period);
    } catch (NoSuchFileException e) {
      make(period);
      return read(period);
    }
  }

  private void make(KeyPeriod period) throws IOException {
    Path file = file(period);
    Path draft =
        Files.createTempFile(
            directory,
            file.getFileName() + ".",
            DRAFT,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      byte[] key = new byte[PrefixPreserving.KEY_BYTES];
      random.nextBytes(key);
      write(draft, key);
      KeyAccess.of(directory).grant(draft);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another one was faster; its key is ours, too.
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
  }

  /**
   * Destroys the keys whose time is over, and drafts left behind by a crash.
   *
   * @throws IOException when one of them is still there; all others are gone
   */
  void destroyEnded(KeySchedule schedule, Instant now) throws IOException {
    IOException failed = null;
    for (KeyPeriod period : present()) {
      if (!schedule.end(period).isAfter(now)) {
        try {
          destroy(file(period));
        } catch (IOException e) {
          failed = e;
        }
      }
    }
    removeDrafts(now.minus(DRAFT_IS_LEFT_BEHIND));
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Overwriting is the best that can be done from here: a file system that journals data, copies on
   * write or is backed up, and flash memory, may still hold the old bytes.
   */
  private void destroy(Path file) throws IOException {
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        write(file, new byte[PrefixPreserving.KEY_BYTES]);
      }
    } catch (IOException e) {
      // Not ours to write, or gone: what counts is that it is deleted.
    }
    if (Files.deleteIfExists(file)) {
      sync();
    }
  }

  /** Not overwritten: a crash may have left one that is the same file as a key in use. */
  private void removeDrafts(Instant before) throws IOException {
    for (Path path : list("*.key.*" + DRAFT)) {
      try {
        FileTime written = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        if (written.toInstant().isBefore(before)) {
          Files.deleteIfExists(path);
        }
      } catch (NoSuchFileException e) {
        // Its maker, or another one who cleans up, was faster.
      }
    }
  }

  private List<KeyPeriod> present() throws IOException {
    return list("*.key").stream()
        .flatMap(path -> KeyPeriod.ofFile(path.getFileName().toString()).stream())
        .sorted(Comparator.comparing(KeyPeriod::from))
        .toList();
  }

  private List<Path> list(String glob) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      List<Path> paths = new ArrayList<>();
      stream.forEach(paths::add);
      return paths;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private Path file(KeyPeriod period) {
    return directory.resolve(period.fileName());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  /** A name in a directory is durable only when the directory is. */
  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
