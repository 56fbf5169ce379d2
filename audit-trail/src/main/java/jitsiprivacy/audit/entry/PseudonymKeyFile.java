package jitsiprivacy.audit.entry;

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
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The key of pseudonyms on disk: 32 bytes. Made once, by whichever process comes first. Who may
 * read and write it is who may read and write its directory, and never others.
 */
public final class PseudonymKeyFile {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");
  private static final Set<PosixFilePermission> OF_A_FILE =
      PosixFilePermissions.fromString("rw-rw----");

  private final Path file;
  private final Path directory;

  /**
   * @param file in a directory that exists
   */
  public PseudonymKeyFile(Path file) {
    this.file = file.toAbsolutePath();
    this.directory = this.file.getParent();
  }

  /**
   * Reads the key, or makes one where there is none; it survives a crash by the time this returns.
   *
   * @throws IOException also when others than its owner and its group may reach it
   */
  public Pseudonyms readOrMake() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException e) {
      make();
      return read();
    }
  }

  /**
   * @throws NoSuchFileException when there is none
   * @throws IOException also when others than its owner and its group may reach it
   */
  public Pseudonyms read() throws IOException {
    refuseOthers(directory, Files.readAttributes(directory, PosixFileAttributes.class));
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    refuseOthers(file, attributes);
    if (!attributes.isRegularFile() || attributes.size() != Pseudonyms.KEY_BYTES) {
      throw new IOException(file + " is not a key: a file of " + Pseudonyms.KEY_BYTES + " bytes");
    }
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer into = ByteBuffer.wrap(key);
      while (into.hasRemaining()) {
        if (in.read(into) < 0) {
          throw new IOException(file + " is not a key: it ends too early");
        }
      }
    }
    if (Arrays.equals(key, new byte[Pseudonyms.KEY_BYTES])) {
      throw new NoSuchFileException(file + " is being destroyed");
    }
    return new Pseudonyms(key);
  }

  private static void refuseOthers(Path path, PosixFileAttributes attributes) throws IOException {
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    open.retainAll(attributes.permissions());
    if (!open.isEmpty()) {
      throw new IOException(path + " is accessible to every user; with chmod o= it is not");
    }
  }

  /** Nobody ever sees half of it; whoever links it first has made it for all. */
  private void make() throws IOException {
    PosixFileAttributes around = Files.readAttributes(directory, PosixFileAttributes.class);
    refuseOthers(directory, around);
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".draft");
    try {
      overwrite(draft, key);
      grant(draft, around);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another one was faster; its key is ours, too.
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
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
    // The maker may be root, from the command line: the service must be able to read it, too.
    if (shared && !made.group().equals(around.group())) {
      view.setGroup(around.group());
    }
    if (!shared && !made.owner().equals(around.owner())) {
      view.setOwner(around.owner());
    }
    view.setPermissions(permissions);
  }

  /**
   * Destroys the key: from then on nobody can tell whose a pseudonym is. Overwriting is the best
   * that can be done from here; a snapshot or a backup may still hold it.
   */
  public void destroy() throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      overwrite(file, new byte[Pseudonyms.KEY_BYTES]);
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
