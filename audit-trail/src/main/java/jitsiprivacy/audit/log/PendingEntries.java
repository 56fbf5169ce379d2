package jitsiprivacy.audit.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is recorded and not published yet, to whoever reads the log without writing it. The newest
 * ones may be on no disk yet.
 *
 * @param base the index of the first
 * @param entries in a row; some of them may have been published since
 */
public record PendingEntries(long base, List<byte[]> entries) {

  public PendingEntries {
    entries = List.copyOf(entries);
  }

  /**
   * Of the log in a directory as it is at this moment; none where there is no journal. A checkpoint
   * that is read afterwards reaches at least as far as the first of them.
   */
  public static PendingEntries read(Path directory) throws IOException {
    return Journal.pending(directory);
  }
}
