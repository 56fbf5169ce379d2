package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import jitsiprivacy.retention.tree.Inside;
import jitsiprivacy.retention.tree.OpenDirectory;

/** What is in a directory, together. */
final class Contents implements Inside.Visitor {

  private Instant modified = Instant.MIN;
  private long bytes;

  @Override
  public void file(OpenDirectory in, Path name, PosixFileAttributes attributes) {
    add(attributes);
    bytes += attributes.size();
  }

  @Override
  public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) {
    add(attributes);
  }

  private void add(PosixFileAttributes attributes) {
    Instant time = attributes.lastModifiedTime().toInstant();
    if (time.isAfter(modified)) {
      modified = time;
    }
  }

  Instant modified() {
    return modified;
  }

  long bytes() {
    return bytes;
  }

  static Contents of(OpenDirectory in, Path name) throws IOException {
    Contents contents = new Contents();
    new Inside(contents).of(in, name);
    return contents;
  }
}
