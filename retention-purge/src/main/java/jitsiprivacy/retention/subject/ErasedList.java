package jitsiprivacy.retention.subject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was erased, for as long as a backup may bring it back: a file that grows by a line for each,
 * nobody else's to read. Any number of processes share it.
 */
public final class ErasedList {

  /** Of the file, in bytes. */
  private static final int LONGEST = 1 << 28;

  private static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;

  /**
   * @param file need not be there; its directory must be
   */
  public ErasedList(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** That of a host, below the state directory of its programs. */
  public static ErasedList of(Path stateDirectory) throws IOException {
    Path directory = stateDirectory.resolve("retention");
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new ErasedList(directory.resolve("erased.jsonl"));
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** While nobody else does. */
  private <T> T alone(Work<T> work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                beside(".lock"),
                Set.of(
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OWN);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IllegalStateException("it is held until it is closed");
      }
      return work.run();
    }
  }

  /** Durable when this returns. */
  public void add(Erased erased) throws IOException {
    alone(
        () -> {
          try (FileChannel channel =
              FileChannel.open(
                  file,
                  Set.of(
                      StandardOpenOption.CREATE,
                      StandardOpenOption.WRITE,
                      LinkOption.NOFOLLOW_LINKS),
                  OWN)) {
            // Of a line that a full disk or a crash cut off nobody was told that it is there.
            channel.position(whole(bytes()));
            write(channel, ErasedFormat.write(erased));
            channel.truncate(channel.position());
            channel.force(true);
          }
          sync();
          return null;
        });
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private void sync() throws IOException {
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private byte[] bytes() throws IOException {
    try (FileChannel in =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (in.size() > LONGEST) {
        throw new IOException(file + " has more than " + LONGEST + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
      return Arrays.copyOf(bytes.array(), bytes.position());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** How many bytes are of lines that have an end. */
  private static int whole(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /**
   * What was erased then or later, in the order in which it was.
   *
   * @throws IOException also when a line cannot be understood, in words for the operator: what it
   *     says would not be erased again
   */
  public List<Erased> since(Instant time) throws IOException {
    byte[] bytes = bytes();
    List<Erased> all = new ArrayList<>();
    int number = 0;
    for (String line :
        new String(bytes, 0, whole(bytes), StandardCharsets.UTF_8).lines().toList()) {
      number++;
      Erased erased = read(line, number);
      if (!erased.time().isBefore(time)) {
        all.add(erased);
      }
    }
    return all;
  }

  private Erased read(String line, int number) throws IOException {
    try {
      return ErasedFormat.read(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + ", line " + number + ", does not say what was erased: " + e.getMessage(), e);
    }
  }

  /** The lines of those, for a copy that no backup brings back. */
  public static byte[] lines(List<Erased> all) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Erased each : all) {
      lines.write(ErasedFormat.write(each));
    }
    return lines.toByteArray();
  }

  /**
   * Forgets what was erased before: no backup brings it back any more.
   *
   * @return how many
   */
  public int forget(Instant before) throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    return alone(
        () -> {
          List<Erased> all = since(Instant.MIN);
          List<Erased> stay = all.stream().filter(each -> !each.time().isBefore(before)).toList();
          if (stay.size() < all.size()) {
            replace(lines(stay));
          }
          return all.size() - stay.size();
        });
  }

  private void replace(byte[] lines) throws IOException {
    Path draft = beside(".new");
    Files.deleteIfExists(draft);
    try (FileChannel old =
            FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        FileChannel out =
            FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN)) {
      write(out, lines);
      out.force(true);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      sync();
      write(old, new byte[(int) old.size()]);
      old.force(true);
    }
  }
}
