package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Copies a file, or a directory with all that is in it, to where nobody else may read it. Its times
 * are kept.
 *
 * @param from the directory that it is in
 * @param name that it has there
 */
public record Copy(OpenDirectory from, Path name) {

  /** One at a time: there is one run at a time. */
  private static final Path DRAFT = Path.of(".jitsi-privacy-draft");

  private static final int PIECE = 1 << 16;
  private static final int DEEPEST = 100;

  /**
   * Makes the copy, as a whole or not at all. It is durable, and was read again and compared, when
   * this returns.
   *
   * @throws IOException also when something is called so by now
   */
  public void to(OpenDirectory into, Path called) throws IOException {
    clean(into);
    try {
      copy(from, name, into, DRAFT, 0);
      if (!isLike(into, DRAFT)) {
        throw new IOException("its copy is not the same; is the disk of the archive damaged?");
      }
      name(into, called);
    } catch (IOException e) {
      discard(into, e);
      throw e;
    }
    into.sync();
  }

  /** Removes what a run left there that was killed. */
  public static void clean(OpenDirectory into) throws IOException {
    Removal.of(into, DRAFT);
  }

  /** An archive may be on a file system without links; nobody else writes there. */
  private static void name(OpenDirectory into, Path called) throws IOException {
    try {
      into.renameAnew(DRAFT, called);
    } catch (IOException e) {
      if (into.has(called)) {
        throw e;
      }
      into.rename(DRAFT, called);
    }
  }

  private static void discard(OpenDirectory into, IOException reason) {
    try {
      clean(into);
    } catch (IOException e) {
      reason.addSuppressed(e); // The next copy removes it.
    }
  }

  private static void copy(OpenDirectory in, Path name, OpenDirectory into, Path to, int depth)
      throws IOException {
    PosixFileAttributes attributes = in.attributes(name);
    if (attributes.isRegularFile()) {
      copyFile(in, name, into, to);
    } else if (attributes.isDirectory() && depth <= DEEPEST) {
      copyDirectory(in, name, into, to, depth);
    } else {
      throw new FileSystemException(
          name.toString(),
          null,
          depth > DEEPEST
              ? "deeper than " + DEEPEST + " directories"
              : name + " in it is neither a file nor a directory");
    }
    into.view(to).setTimes(attributes.lastModifiedTime(), null, null);
  }

  private static void copyFile(OpenDirectory in, Path name, OpenDirectory into, Path to)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (SeekableByteChannel source = in.read(name);
        FileChannel copy = into.create(to)) {
      while (source.read(piece.clear()) >= 0) {
        piece.flip();
        while (piece.hasRemaining()) {
          copy.write(piece);
        }
      }
      copy.force(true);
    }
  }

  private static void copyDirectory(
      OpenDirectory in, Path name, OpenDirectory into, Path to, int depth) throws IOException {
    try (OpenDirectory source = in.open(name);
        OpenDirectory copy = into.make(to)) {
      for (Iterator<Path> entries = source.entries(); entries.hasNext(); ) {
        Path entry = entries.next().getFileName();
        copy(source, entry, copy, entry, depth + 1);
      }
      copy.sync();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Whether something has the same content, by its hash. */
  public boolean isLike(OpenDirectory other, Path called) throws IOException {
    return isLike(from, name, other, called);
  }

  private static boolean isLike(OpenDirectory in, Path name, OpenDirectory other, Path called)
      throws IOException {
    PosixFileAttributes one = in.attributes(name);
    PosixFileAttributes two;
    try {
      two = other.attributes(called);
    } catch (NoSuchFileException e) {
      return false;
    }
    if (one.isDirectory() && two.isDirectory()) {
      try (OpenDirectory ours = in.open(name);
          OpenDirectory theirs = other.open(called)) {
        return areLike(ours, theirs);
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return one.isRegularFile()
        && two.isRegularFile()
        && one.size() == two.size()
        && Arrays.equals(hash(in, name), hash(other, called));
  }

  private static boolean areLike(OpenDirectory ours, OpenDirectory theirs) throws IOException {
    long count = 0;
    for (Iterator<Path> entries = ours.entries(); entries.hasNext(); count++) {
      Path entry = entries.next().getFileName();
      if (!isLike(ours, entry, theirs, entry)) {
        return false;
      }
    }
    for (Iterator<Path> entries = theirs.entries(); entries.hasNext(); count--) {
      entries.next();
    }
    return count == 0;
  }

  private static byte[] hash(OpenDirectory in, Path name) throws IOException {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (SeekableByteChannel file = in.read(name)) {
      while (file.read(piece.clear()) >= 0) {
        sha256.update(piece.flip());
      }
    }
    return sha256.digest();
  }
}
