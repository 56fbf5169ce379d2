package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/**
 * A note on a file, in an extended attribute, that spares looking at all of it again. It holds for
 * the content of then: by its size and the time of its last change. Whoever may write to the file
 * may write it, too; where there are none of these, nothing is noted.
 */
public enum Mark {
  NONE(""),
  ANONYMIZED("jitsi-privacy.anonymized");

  private static final int LONGEST = 64;

  private final String attribute;

  Mark(String attribute) {
    this.attribute = attribute;
  }

  /** Whether it is there, and holds. */
  public boolean isOn(Found found) {
    try {
      UserDefinedFileAttributeView view = view(found.in(), found.name());
      if (view == null || !view.list().contains(attribute) || view.size(attribute) > LONGEST) {
        return false;
      }
      ByteBuffer value = ByteBuffer.allocate(view.size(attribute));
      view.read(attribute, value);
      return StandardCharsets.US_ASCII
          .decode(value.flip())
          .toString()
          .equals(text(found.attributes()));
    } catch (IOException | UnsupportedOperationException e) {
      return false; // Then all of it is looked at.
    }
  }

  void set(OpenDirectory in, Path name) {
    if (this == NONE) {
      return;
    }
    try {
      UserDefinedFileAttributeView view = view(in, name);
      if (view != null) {
        view.write(attribute, StandardCharsets.US_ASCII.encode(text(in.attributes(name))));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // There are none on this file system.
    }
  }

  /** By its path, for no handle has one; null where that leads to another file by now. */
  private static UserDefinedFileAttributeView view(OpenDirectory in, Path name) throws IOException {
    Path path = in.path().resolve(name);
    Object key =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key.equals(in.attributes(name).fileKey())
        ? Files.getFileAttributeView(
            path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        : null;
  }

  private static String text(PosixFileAttributes attributes) {
    return attributes.size() + " " + attributes.lastModifiedTime().toInstant();
  }
}
