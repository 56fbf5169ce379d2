package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.util.Optional;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.cli.scrub.files.Writers;

/**
 * Which files are to be scrubbed, and which must not be.
 *
 * @param inUse whether those may be that somebody has open for writing
 */
record Eligibility(Search search, Writers writers, boolean inUse, Screen screen) {

  /** Whether anything is in it that should be replaced. */
  boolean needsScrubbing(LogFile file) throws IOException {
    try (LogText log = file.open(screen, screen.done())) {
      Optional<String> other = log.noLog();
      if (other.isPresent()) {
        throw new NotNowException("it is " + other.get());
      }
      return search.any(log.text(), file::written);
    }
  }

  /**
   * @throws IOException when another file cannot simply take its place
   */
  void refuse(LogFile file) throws IOException {
    int names = file.state().links();
    if (names > 1) {
      throw new IOException(
          "it has "
              + names
              + " names (hard links), of which the others would keep what is in it; remove them"
              + " first");
    }
    Optional<String> writer = inUse ? Optional.empty() : writers.of(file.state().key());
    if (writer.isPresent()) {
      throw new NotNowException(
          writer.get()
              + " has it open for writing, and would go on writing to what is no longer there;"
              + " rotate it first, or stop that program");
    }
  }
}
