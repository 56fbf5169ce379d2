package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.Counts;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.LogText;

/** Does what {@link ScrubFile} would, but writes nothing, and reports examples. */
record DryRunFile(
    Settings settings,
    Replacement replacement,
    Eligibility eligibility,
    Report report,
    Screen screen)
    implements FileTask {

  @Override
  public FileResult run(LogFile file) throws IOException {
    long doneBefore = screen.done();
    if (!eligibility.needsScrubbing(file)) {
      return FileResult.of(Outcome.CLEAN, file.state().size());
    }
    eligibility.refuse(file);
    try (LogText log = file.open(screen, doneBefore)) {
      return FileResult.of(Outcome.SCRUBBED, file.state().size()).with(scrub(log.text()));
    }
  }

  /** All of a text. */
  Counts scrub(InputStream text) throws IOException {
    StreamScrubber scrubber = new StreamScrubber(replacement, settings.kinds());
    Examples examples = new Examples();
    scrubber.tell(examples);
    scrubber.scrub(text, OutputStream.nullOutputStream());
    report.examples(examples);
    return scrubber.counts();
  }
}
