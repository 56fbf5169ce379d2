package jitsiprivacy.cli.audit.entries;

import java.io.IOException;
import jitsiprivacy.audit.archive.ArchivedEntry;

/** Shows entries, one after the other. */
@FunctionalInterface
public interface EntryReport {

  void entry(ArchivedEntry entry) throws IOException;
}
