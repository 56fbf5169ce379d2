package jitsiprivacy.cli.scrub.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Gives a file the owner, group, mode, times and extended attributes of another. */
final class Likeness {

  private Likeness() {}

  /**
   * @param accessed when it was read before this program did
   */
  static void copy(OpenDirectory directory, Path from, FileTime accessed, Path to)
      throws IOException {
    PosixFileAttributes original = directory.attributes(from).readAttributes();
    PosixFileAttributeView view = directory.attributes(to);
    PosixFileAttributes made = view.readAttributes();
    try {
      if (!made.owner().equals(original.owner())) {
        view.setOwner(original.owner());
      }
      if (!made.group().equals(original.group())) {
        view.setGroup(original.group());
      }
    } catch (IOException e) {
      throw new IOException(
          "this user cannot make a file of its owner, "
              + original.owner().getName()
              + ":"
              + original.group().getName()
              + "; run as root, or as its owner",
          e);
    }
    extendedAttributes(directory.path().resolve(from), directory.path().resolve(to));
    view.setTimes(original.lastModifiedTime(), accessed, null);
    view.setPermissions(original.permissions()); // Last: it may keep its own owner out.
  }

  /** Those of users; the JDK knows of no others. */
  private static void extendedAttributes(Path from, Path to) throws IOException {
    UserDefinedFileAttributeView original =
        Files.getFileAttributeView(
            from, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    UserDefinedFileAttributeView copy =
        Files.getFileAttributeView(
            to, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (original == null || copy == null) {
      return;
    }
    for (String name : original.list()) {
      ByteBuffer value = ByteBuffer.allocate(original.size(name));
      original.read(name, value);
      copy.write(name, value.flip());
    }
  }
}
