package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for its owner alone, who is the owner of the directory. */
final class PrivateFile {

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
    // Root may be the first to open it: the service must be able to go on.
    PosixFileAttributes owner = Files.readAttributes(directory, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.readAttributes().owner().equals(owner.owner())) {
      view.setOwner(owner.owner());
      view.setGroup(owner.group());
    }
  }
}
