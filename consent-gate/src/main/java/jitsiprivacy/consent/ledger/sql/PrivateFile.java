package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A file for its owner alone, or where the group may write the directory (2770) for that as well;
 * never for others.
 */
final class PrivateFile {

  private static final String UID = "uid";
  private static final String GID = "gid";
  private static final Integer ROOT = 0;

  private PrivateFile() {}

  /** Makes it where there is none; several may want to at once, and all go on with the same one. */
  static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path directory = file.getParent();
    Files.createDirectories(directory);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    grant(file, directory);
  }

  private static void grant(Path file, Path directory) throws IOException {
    PosixFileAttributes around = Files.readAttributes(directory, PosixFileAttributes.class);
    boolean shared = around.permissions().contains(PosixFilePermission.GROUP_WRITE);
    Map<String, Object> mine = owners(file, LinkOption.NOFOLLOW_LINKS);
    boolean byRoot = mine.get(UID).equals(ROOT);
    Map<String, Object> theirs = owners(directory);
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    // Who shares a directory may not give files away, only into its group.
    if ((byRoot || shared) && !mine.get(GID).equals(theirs.get(GID))) {
      view.setGroup(around.group());
    }
    // Root may be the first to open it: the service must be able to go on.
    if (byRoot && !mine.get(UID).equals(theirs.get(UID))) {
      view.setOwner(around.owner());
    }
    if (shared) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
      permissions.add(PosixFilePermission.GROUP_READ);
      permissions.add(PosixFilePermission.GROUP_WRITE);
      view.setPermissions(permissions);
    }
  }

  private static Map<String, Object> owners(Path path, LinkOption... options) throws IOException {
    return Files.readAttributes(path, "unix:" + UID + "," + GID, options);
  }
}
