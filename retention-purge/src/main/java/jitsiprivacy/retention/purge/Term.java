package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.tree.Found;

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

  /**
   * Done before it is withdrawn, such as that its key is put aside. To do it twice does no harm.
   *
   * @param name that it has by now in its directory
   * @param until when it can be had back
   */
  default void beforeWithdrawal(Candidate candidate, Path name, Instant until) throws IOException {}

  /**
   * Undoes that before it is given its name again. To do it twice does no harm.
   *
   * @param name that it has by now in its directory
   */
  default void beforeReturn(Found found, Path name) throws IOException {}
}
