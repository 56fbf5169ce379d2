package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.tree.Inside;
import jitsiprivacy.retention.tree.OpenDirectory;

/** What is in a directory, together. */
final class Contents implements Inside.Visitor {

  private Optional<Instant> file = Optional.empty();
  private Instant directory = Instant.MIN;
  private long bytes;

  @Override
  public void file(OpenDirectory in, Path name, PosixFileAttributes attributes) {
    Instant time = attributes.lastModifiedTime().toInstant();
    file = file.filter(newest -> !time.isAfter(newest)).or(() -> Optional.of(time));
    bytes += attributes.size();
  }

  @Override
  public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) {
    Instant time = attributes.lastModifiedTime().toInstant();
    directory = time.isAfter(directory) ? time : directory;
  }

  /**
   * When the newest file in it was. Not the directory: of what a run that was killed has deleted a
   * half of, the rest would be kept anew. Where there is no file, one may be about to come.
   */
  Instant modified() {
    return file.orElse(directory);
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
