package jitsiprivacy.audit.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jitsiprivacy.audit.tile.Ownership;

/** A directory with the owners and the mode of the one around it, but nothing for others. */
final class PrivateDirectory {

  private static final String MODE = "unix:mode";
  private static final int NOT_OTHERS = 07770;

  private PrivateDirectory() {}

  /** Makes those that are missing; their names are durable when this returns. */
  static void make(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path around = directory.getParent();
    make(around);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return; // Somebody else was faster.
      }
      throw e;
    }
    Ownership.inherit(directory);
    // Last, for a change of the owner takes setgid away.
    int mode = (int) Files.getAttribute(around, MODE) & NOT_OTHERS;
    Files.setAttribute(directory, MODE, mode, LinkOption.NOFOLLOW_LINKS);
    try (FileChannel names = FileChannel.open(around, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
