package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import jitsiprivacy.retention.category.Category;

/** Is told what is done, as it is done. */
public interface PurgeListener {

  /** So much was looked at. */
  void examined(long files) throws IOException;

  /**
   * Something is due. Told when there is a plan, before anything is deleted.
   *
   * @param since from when on
   */
  void due(Category category, Path path, long bytes, Instant since) throws IOException;

  /**
   * Something that is due, or may be, was dealt with.
   *
   * @param reason empty for what was deleted and is gone
   */
  void done(Category category, Path path, Outcome outcome, String reason) throws IOException;
}
