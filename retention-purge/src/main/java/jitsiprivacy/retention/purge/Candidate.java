package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.tree.Found;

/**
 * Something that may be due as a whole.
 *
 * @param modified when it, or the newest of what is in it, was last changed
 * @param bytes of all its files
 */
public record Candidate(Found found, Instant modified, long bytes) {

  public Path path() {
    return found.path();
  }

  /** Its own name. */
  public String name() {
    return found.names().get(found.names().size() - 1);
  }

  static Candidate of(Found found, Unit unit) throws IOException {
    PosixFileAttributes attributes = found.attributes();
    if (unit != Unit.DIRECTORY) {
      return new Candidate(found, attributes.lastModifiedTime().toInstant(), attributes.size());
    }
    Contents contents = Contents.of(found.in(), found.name());
    return new Candidate(found, contents.modified(), contents.bytes());
  }
}
