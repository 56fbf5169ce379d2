package jitsiprivacy.audit.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** The owner, group and mode of a directory, for those made in it: the maker may be root. */
record Likeness(Object owner, Object group, int mode) {

  private static final int PERMISSIONS = 07777;

  static Likeness of(Path directory) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(directory, "unix:uid,gid,mode");
    return new Likeness(
        attributes.get("uid"), attributes.get("gid"), (int) attributes.get("mode") & PERMISSIONS);
  }

  void give(Path directory) throws IOException {
    Likeness made = of(directory);
    set(directory, "unix:gid", made.group, group);
    set(directory, "unix:uid", made.owner, owner);
    // Last, for a change of the owner takes setgid away.
    Files.setAttribute(directory, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
  }

  private static void set(Path path, String attribute, Object before, Object wanted)
      throws IOException {
    if (!before.equals(wanted)) {
      Files.setAttribute(path, attribute, wanted, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
