package jitsiprivacy.anonymizer.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
 * The keys on disk: a file of 32 bytes for each period, and beside it one of the pseudonyms that
 * were made with it. Any number of processes share them without a lock; one that dies at any point
 * leaves nothing that hinders the others.
 */
final class KeyDirectory {

  private static final String DRAFT = ".draft";
  private static final String KEY = ".key";
  private static final String ISSUED = ".issued";
  // As long as most logs are kept; without their key they lead to nobody.
  private static final Duration ISSUED_KEPT = Duration.ofDays(35);
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

  /** The same, whoever may read them: what is to be destroyed need not be fit for use. */
  List<KeyPeriod> present() throws IOException {
    return present(KEY);
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
    byte[] key = new byte[PrefixPreserving.KEY_BYTES];
    random.nextBytes(key);
    make(file(period), key);
  }

  /** Nobody ever sees half of it, or one that is not yet for whom it is meant. */
  private void make(Path file, byte[] content) throws IOException {
    Path draft =
        Files.createTempFile(
            directory,
            file.getFileName() + ".",
            DRAFT,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      write(draft, content);
      KeyAccess.of(directory).grant(draft);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another one was faster; its file is ours, too.
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
  }

  /** The periods of which it is known which pseudonyms were made, the oldest first. */
  List<KeyPeriod> issuedPeriods() throws IOException {
    KeyAccess.of(directory);
    return present(ISSUED);
  }

  /** Lines of ASCII, one pseudonym each, some more than once. */
  BufferedReader readIssued(KeyPeriod period) throws IOException {
    Path file = directory.resolve(period.name() + ISSUED);
    KeyAccess.ofFile(file);
    return new BufferedReader(
        Channels.newReader(
            FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
            StandardCharsets.ISO_8859_1));
  }

  /** To be appended to, by any number of processes; made where there is none. */
  FileChannel openIssued(KeyPeriod period) throws IOException {
    Path file = directory.resolve(period.name() + ISSUED);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      make(file, new byte[0]);
    }
    KeyAccess.ofFile(file);
    return FileChannel.open(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Destroys the keys whose time is over, forgets pseudonyms that are older still, and removes
   * drafts left behind by a crash.
   *
   * @throws IOException when one of them is still there; all others are gone
   */
  void destroyEnded(KeySchedule schedule, Instant now) throws IOException {
    IOException failed = null;
    for (KeyPeriod period : present(KEY)) {
      if (!schedule.end(period).isAfter(now)) {
        try {
          destroy(file(period));
        } catch (IOException e) {
          failed = e;
        }
      }
    }
    for (KeyPeriod period : present(ISSUED)) {
      // Never before the key: what it reveals must be told from addresses until then.
      if (!schedule.end(period).isAfter(now) && !period.until().plus(ISSUED_KEPT).isAfter(now)) {
        Files.deleteIfExists(directory.resolve(period.name() + ISSUED));
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
    for (Path path : list("*" + DRAFT)) {
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

  private List<KeyPeriod> present(String suffix) throws IOException {
    return list("*" + suffix).stream()
        .map(path -> path.getFileName().toString())
        .flatMap(
            name -> KeyPeriod.named(name.substring(0, name.length() - suffix.length())).stream())
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

  Path file(KeyPeriod period) {
    return directory.resolve(period.name() + KEY);
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
