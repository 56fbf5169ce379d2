package jitsiprivacy.retention.purge;

import java.nio.file.Path;
import java.time.Instant;
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
}
