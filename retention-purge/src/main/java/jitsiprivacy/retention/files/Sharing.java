package jitsiprivacy.retention.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Whose something is that was made just now. What root makes is given to the owner and the group of
 * the directory around it, since the services that share that one run as somebody else. The group
 * may do with it what it may do there, and others nothing.
 */
final class Sharing {

  /** To begin with. */
  static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final String UID = "uid";
  private static final String GID = "gid";
  private static final String MODE = "unix:mode";
  private static final Integer ROOT = 0;
  private static final int OF_A_DIRECTORY = 07770;
  private static final int OF_A_FILE = 0660;

  private Sharing() {}

  static void directory(Path made) throws IOException {
    share(made, OF_A_DIRECTORY);
  }

  static void file(Path made) throws IOException {
    share(made, OF_A_FILE);
  }

  private static void share(Path made, int most) throws IOException {
    Path around = made.toAbsolutePath().getParent();
    inherit(made, around);
    // Last, for a change of the owner takes setgid away.
    int mode = (int) Files.getAttribute(around, MODE) & most;
    Files.setAttribute(made, MODE, mode, LinkOption.NOFOLLOW_LINKS);
  }

  private static void inherit(Path made, Path around) throws IOException {
    Map<String, Object> mine = owners(made, LinkOption.NOFOLLOW_LINKS);
    if (!mine.get(UID).equals(ROOT)) {
      return;
    }
    Map<String, Object> theirs = owners(around);
    for (String each : new String[] {GID, UID}) {
      if (!mine.get(each).equals(theirs.get(each))) {
        Files.setAttribute(made, "unix:" + each, theirs.get(each), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static Map<String, Object> owners(Path path, LinkOption... options) throws IOException {
    return Files.readAttributes(path, "unix:" + UID + "," + GID, options);
  }
}
