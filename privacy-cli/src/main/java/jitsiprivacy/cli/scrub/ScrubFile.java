package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.cli.scrub.files.Rewrite;

/**
 * Scrubs a file in place, as a whole, unless there is nothing in it that should be replaced.
 *
 * @param replacement what becomes of addresses
 * @param record puts the pseudonyms that were made on record
 */
record ScrubFile(
    Settings settings,
    Replacement replacement,
    Runnable record,
    Eligibility eligibility,
    Screen screen)
    implements FileTask {

  @Override
  public FileResult run(LogFile file) throws IOException {
    long doneBefore = screen.done();
    FileTime accessed = file.directory().accessed(file.name());
    if (!eligibility.needsScrubbing(file)) {
      return FileResult.of(Outcome.CLEAN, file.state().size());
    }
    eligibility.refuse(file);
    try (LogText log = file.open(screen, doneBefore);
        Rewrite rewrite = new Rewrite(file.directory(), file.name(), file.state(), accessed)) {
      KeyedOnly keyed = new KeyedOnly(replacement);
      StreamScrubber scrubber =
          new StreamScrubber(settings.pseudonyms() ? keyed : replacement, settings.kinds());
      try (OutputStream packed = log.compression().pack(rewrite.out())) {
        scrubber.scrub(log.text(), packed);
      }
      if (settings.pseudonyms() && keyed.hasRedacted()) {
        throw new IOException("there was no key for pseudonyms any more");
      }
      eligibility.refuse(file);
      // Or, after a crash, they would be taken for addresses.
      record.run();
      rewrite.commit();
      return FileResult.of(Outcome.SCRUBBED, file.state().size())
          .with(scrubber.counts())
          .withBytesAfter(rewrite.size());
    }
  }
}
