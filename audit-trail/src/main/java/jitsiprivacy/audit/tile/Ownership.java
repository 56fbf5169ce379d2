package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whose a new file is. What root makes, from the command line, is given to the owner and the group
 * of its directory: the services that share it run as somebody else. Files of others stay theirs.
 */
public final class Ownership {

  private static final String UID = "uid";
  private static final String GID = "gid";
  private static final Integer ROOT = 0;

  private Ownership() {}

  /**
   * @param made a file or directory, just now
   */
  public static void inherit(Path made) throws IOException {
    Map<String, Object> mine = of(made, LinkOption.NOFOLLOW_LINKS);
    if (!mine.get(UID).equals(ROOT)) {
      return;
    }
    Map<String, Object> around = of(made.toAbsolutePath().getParent());
    for (String each : new String[] {GID, UID}) {
      if (!mine.get(each).equals(around.get(each))) {
        Files.setAttribute(made, "unix:" + each, around.get(each), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static Map<String, Object> of(Path path, LinkOption... options) throws IOException {
    return Files.readAttributes(path, "unix:" + UID + "," + GID, options);
  }
}
