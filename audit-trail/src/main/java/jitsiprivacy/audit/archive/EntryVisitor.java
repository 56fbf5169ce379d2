package jitsiprivacy.audit.archive;

import java.io.IOException;

/** Is shown entries. */
@FunctionalInterface
public interface EntryVisitor {

  /** Whether to go on. */
  boolean visit(ArchivedEntry entry) throws IOException;
}
