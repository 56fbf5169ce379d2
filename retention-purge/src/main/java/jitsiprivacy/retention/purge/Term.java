package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;

/** What is known of the files of a category: when each is due, and what it is about. */
public interface Term {

  /**
   * When something is due.
   *
   * @return empty when nobody can tell
   */
  Optional<Instant> due(Candidate candidate) throws IOException;

  /** What it is about, for holds. */
  Held about(Candidate candidate) throws IOException;

  /**
   * Done before it is deleted, such as that its key is destroyed. To do it twice does no harm.
   *
   * @param name that it has by now in its directory
   */
  void beforeDeletion(Candidate candidate, Path name) throws IOException;
}
