package jitsiprivacy.cli.scrub;

import java.io.IOException;
import jitsiprivacy.anonymizer.scan.Counts;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.LogText;

/** Reports what is raw in a file. */
record CheckFile(Search search, Report report, Screen screen) implements FileTask {

  @Override
  public FileResult run(LogFile file) throws IOException {
    try (LogText log = file.open(screen, screen.done())) {
      Counts counts = search.all(log.text(), file::written, report::found);
      Outcome outcome = counts.total() > 0 ? Outcome.FOUND : Outcome.CLEAN;
      return FileResult.of(outcome, file.state().size()).with(counts);
    }
  }
}
