package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file as it was when it was looked at.
 *
 * @param identity of what the path names: the same after a change, another one after a replacement
 */
record PlainFile(Path path, Object identity, long size, FileTime modified) {

  static PlainFile of(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new IOException(path + " is no regular file any more");
    }
    return new PlainFile(
        path, attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
  }

  boolean isUnchanged() throws IOException {
    return of(path).equals(this);
  }

  String name() {
    return path.getFileName().toString();
  }
}
