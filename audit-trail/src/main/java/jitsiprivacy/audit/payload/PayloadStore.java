package jitsiprivacy.audit.payload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.tile.DurableFiles;

/**
 * Payloads on disk: {@code payloads/XX/HASH}, a salt of 32 bytes and the payload, or a tombstone.
 * The modes are those of the archive's directory. For any number of threads and processes, but one
 * at a time for {@link #bury}.
 */
public final class PayloadStore {

  /** Of a payload, in bytes. */
  public static final int LONGEST = 1 << 20;

  private static final String NAME = "payloads";
  private static final int SALT_BYTES = 32;
  private static final int DIRECTORIES = 256;
  private static final int ZEROS = 1 << 16;

  private final Path directory;
  private final TombstoneFormat tombstones = new TombstoneFormat();
  private final SecureRandom random = new SecureRandom();

  /** What happens to a payload that is there. */
  @FunctionalInterface
  public interface Visitor {
    void visit(PayloadHash hash) throws IOException;
  }

  /**
   * @param archive the directory that {@code payloads} is in
   */
  public PayloadStore(Path archive) {
    this.directory = archive.toAbsolutePath().resolve(NAME);
  }

  /** Makes all directories, so that nobody has to while others do. One process at a time. */
  public static void prepare(DurableFiles archive) throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      archive.makeDirectory(NAME + "/" + HexFormat.of().toHexDigits((byte) i));
    }
    archive.sync();
  }

  /**
   * Keeps a payload; it is durable when this returns.
   *
   * @param payload at most 1 MiB
   */
  public PayloadHash put(byte[] payload) throws IOException {
    if (payload.length > LONGEST) {
      throw new IllegalArgumentException("a payload has at most " + LONGEST + " bytes");
    }
    byte[] salted = new byte[SALT_BYTES + payload.length];
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    System.arraycopy(salt, 0, salted, 0, SALT_BYTES);
    System.arraycopy(payload, 0, salted, SALT_BYTES, payload.length);
    PayloadHash hash = hash(salted);
    write(hash, salted);
    return hash;
  }

  private static PayloadHash hash(byte[] salted) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(salted);
      return new PayloadHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  private void write(PayloadHash hash, byte[] bytes) throws IOException {
    DurableFiles files = new DurableFiles(file(hash).getParent());
    files.write(hash.hex(), bytes);
    files.sync();
  }

  private Path file(PayloadHash hash) {
    return directory.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
  }

  /** What became of a payload. */
  public PayloadState state(PayloadHash hash) throws IOException {
    byte[] bytes;
    try {
      Optional<byte[]> read = read(file(hash));
      if (read.isEmpty()) {
        return new PayloadState.Damaged();
      }
      bytes = read.get();
    } catch (NoSuchFileException e) {
      return new PayloadState.Missing();
    }
    if (hash(bytes).equals(hash) && bytes.length >= SALT_BYTES) {
      return new PayloadState.Present(Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length));
    }
    return tombstones
        .read(bytes)
        .filter(tombstone -> tombstone.erased().equals(hash))
        .<PayloadState>map(PayloadState.Erased::new)
        .orElseGet(PayloadState.Damaged::new);
  }

  /** Empty when it is no file, or longer than any of ours. */
  private static Optional<byte[]> read(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (in.size() > SALT_BYTES + LONGEST) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
      return Optional.of(Arrays.copyOf(bytes.array(), bytes.position()));
    }
  }

  /**
   * Puts a tombstone in the place of a payload, and overwrites what was there. Overwriting is the
   * best that can be done from here; a snapshot or a backup may still hold it. The entry that the
   * tombstone names must be durable.
   */
  public void bury(Tombstone tombstone) throws IOException {
    Path file = file(tombstone.erased());
    Optional<FileChannel> old = openOld(file);
    try {
      write(tombstone.erased(), tombstones.write(tombstone));
      if (old.isPresent()) {
        overwrite(old.get());
      }
    } finally {
      if (old.isPresent()) {
        old.get().close();
      }
    }
  }

  /** The file that is replaced, which has no name afterwards. */
  private static Optional<FileChannel> openOld(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  private static void overwrite(FileChannel file) throws IOException {
    long size = file.size();
    for (long at = 0; at < size; ) {
      at += file.write(ByteBuffer.allocate((int) Math.min(ZEROS, size - at)), at);
    }
    file.force(true);
  }

  /** Makes sure that a tombstone that is there stays there, whoever put it there. */
  public void sync(PayloadHash hash) throws IOException {
    new DurableFiles(file(hash).getParent()).syncDirectory();
  }

  /** Removes a payload that no entry names, without a trace. */
  public void remove(PayloadHash unnamed) throws IOException {
    Path file = file(unnamed);
    Optional<FileChannel> old = openOld(file);
    if (old.isPresent()) {
      try (FileChannel open = old.get()) {
        Files.deleteIfExists(file);
        overwrite(open);
      }
    }
  }

  /** When a payload was written, in milliseconds since 1970. */
  public long written(PayloadHash hash) throws IOException {
    return Files.getLastModifiedTime(file(hash), LinkOption.NOFOLLOW_LINKS).toMillis();
  }

  /** All that are there, and all tombstones, in no order. */
  public void forEach(Visitor visitor) throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Path some = directory.resolve(HexFormat.of().toHexDigits((byte) i));
      if (!Files.isDirectory(some, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(some, "[0-9a-f]*[0-9a-f]")) {
        for (Path file : files) {
          Optional<PayloadHash> hash = named(file);
          if (hash.isPresent()) {
            visitor.visit(hash.get());
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
  }

  private static Optional<PayloadHash> named(Path file) {
    try {
      return Optional.of(new PayloadHash(file.getFileName().toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // A draft, or not ours.
    }
  }
}
