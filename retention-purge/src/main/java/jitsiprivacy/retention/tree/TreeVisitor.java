package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.Path;

/** Is shown what lies below a root. */
public interface TreeVisitor {

  /**
   * Something that the pattern matches.
   *
   * @param found its directory is closed afterwards, unless it is {@link OpenDirectory#held}
   */
  void found(Found found) throws IOException;

  /** Something that cannot be looked at. */
  void cannot(Path path, String reason) throws IOException;

  /** Whether there is time for more. */
  boolean goesOn() throws IOException;
}
