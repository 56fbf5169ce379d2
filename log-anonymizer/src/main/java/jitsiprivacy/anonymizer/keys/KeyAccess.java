package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may read and write a key: whoever may read and write its directory, which is the owner alone
 * (0700) or a group as well (2770, 0750), and never others. Thus several users share keys through a
 * group, whatever their umask.
 */
final class KeyAccess {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");
  private static final Set<PosixFilePermission> OF_A_FILE =
      PosixFilePermissions.fromString("rw-rw----");

  private final PosixFileAttributes directory;

  private KeyAccess(PosixFileAttributes directory) {
    this.directory = directory;
  }

  /**
   * @throws KeyExposedException when it is accessible to others
   */
  static KeyAccess of(Path directory) throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(directory, PosixFileAttributes.class);
    if (!attributes.isDirectory()) {
      throw new IOException(directory + " is not a directory");
    }
    refuseOthers(directory, attributes);
    return new KeyAccess(attributes);
  }

  /**
   * @throws KeyExposedException when it is accessible to others
   */
  static PosixFileAttributes ofFile(Path file) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new IOException(file + " is not a regular file");
    }
    refuseOthers(file, attributes);
    return attributes;
  }

  private static void refuseOthers(Path path, PosixFileAttributes attributes)
      throws KeyExposedException {
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    open.retainAll(attributes.permissions());
    if (!open.isEmpty()) {
      throw new KeyExposedException(
          path
              + " is accessible to every user ("
              + PosixFilePermissions.toString(attributes.permissions())
              + "); with chmod o= it is not, but the keys may have been read");
    }
  }

  /** Gives a new file, until now its maker's alone, to whom it is to belong. */
  void grant(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes made = view.readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.copyOf(OF_A_FILE);
    permissions.retainAll(directory.permissions());
    permissions.add(PosixFilePermission.OWNER_READ);
    permissions.add(PosixFilePermission.OWNER_WRITE);
    boolean shared = permissions.contains(PosixFilePermission.GROUP_READ);
    // The maker may be root, from the command line: the service must be able to read it, too.
    if (shared && !made.group().equals(directory.group())) {
      view.setGroup(directory.group());
    }
    if (!shared && !made.owner().equals(directory.owner())) {
      view.setOwner(directory.owner());
    }
    view.setPermissions(permissions);
  }
}
