package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.retention.tree.Withdrawn;

/** Recordings that the purge withdrew: they are there under other names. */
final class WithdrawnRecordings {

  private WithdrawnRecordings() {}

  /**
   * Whether one is that was there.
   *
   * @param path of its directory before
   */
  static boolean has(Path path) throws IOException {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            path.getParent(),
            entry ->
                Withdrawn.of(entry.getFileName())
                    .filter(withdrawn -> withdrawn.called().equals(path.getFileName()))
                    .isPresent())) {
      return entries.iterator().hasNext();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
