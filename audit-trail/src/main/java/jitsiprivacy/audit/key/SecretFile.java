package jitsiprivacy.audit.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import jitsiprivacy.audit.tile.Ownership;

/**
 * A small file with a secret. Who may read and write it is who may read and write its directory,
 * and never others. Made once, by whichever process comes first.
 */
final class SecretFile {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");
  private static final Set<PosixFilePermission> OF_A_FILE =
      PosixFilePermissions.fromString("rw-rw----");

  private final Path file;
  private final Path directory;
  private final int longest;

  /**
   * @param file in a directory that exists
   * @param longest more bytes than this are no secret of this kind
   */
  SecretFile(Path file, int longest) {
    this.file = file.toAbsolutePath();
    this.directory = this.file.getParent();
    this.longest = longest;
  }

  Path path() {
    return file;
  }

  /**
   * @throws NoSuchFileException when there is none
   * @throws IOException also when others than its owner and its group may reach it
   */
  byte[] read() throws IOException {
    refuseOthers(directory, Files.readAttributes(directory, PosixFileAttributes.class));
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    refuseOthers(file, attributes);
    if (!attributes.isRegularFile() || attributes.size() > longest) {
      throw notAKey("it is no file of at most " + longest + " bytes");
    }
    byte[] secret = new byte[(int) attributes.size()];
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer into = ByteBuffer.wrap(secret);
      while (into.hasRemaining()) {
        if (in.read(into) < 0) {
          throw notAKey("it ends too early");
        }
      }
    }
    return secret;
  }

  /** Says nothing of what is in it. */
  IOException notAKey(String why) {
    return new IOException(file + " is not a key: " + why);
  }

  private static void refuseOthers(Path path, PosixFileAttributes attributes) throws IOException {
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    open.retainAll(attributes.permissions());
    if (!open.isEmpty()) {
      throw new IOException(path + " is accessible to every user; with chmod o= it is not");
    }
  }

  /**
   * Nobody ever sees half of it; whoever links it first has made it for all. It survives a crash by
   * the time this returns.
   *
   * @return whether it was made now, rather than by somebody else before
   */
  boolean make(byte[] secret) throws IOException {
    PosixFileAttributes around = Files.readAttributes(directory, PosixFileAttributes.class);
    refuseOthers(directory, around);
    Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".draft");
    boolean made = true;
    try {
      overwrite(draft, secret);
      Ownership.inherit(draft);
      grant(draft, around);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      made = false;
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
    return made;
  }

  private static void grant(Path draft, PosixFileAttributes around) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(draft, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes made = view.readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.copyOf(OF_A_FILE);
    permissions.retainAll(around.permissions());
    permissions.add(PosixFilePermission.OWNER_READ);
    permissions.add(PosixFilePermission.OWNER_WRITE);
    boolean shared = permissions.contains(PosixFilePermission.GROUP_READ);
    // Several users may share a directory.
    if (shared && !made.group().equals(around.group())) {
      view.setGroup(around.group());
    }
    if (!shared && !made.owner().equals(around.owner())) {
      view.setOwner(around.owner());
    }
    view.setPermissions(permissions);
  }

  /** Overwriting is the best that can be done; a snapshot or a backup may still hold it. */
  void destroy() throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      overwrite(file, new byte[(int) Math.min(longest, Files.size(file))]);
    }
    if (Files.deleteIfExists(file)) {
      sync();
    }
  }

  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
