package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Supplier;
import jitsiprivacy.anonymizer.scan.Counts;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Looks for what should have been replaced.
 *
 * @param pseudonyms which addresses are none
 */
record Search(Settings settings, KnownPseudonyms pseudonyms) {

  /** Is told of what was found. */
  interface Finding {
    void at(long line, long column, Kind kind) throws IOException;
  }

  private static final int PIECE = 1 << 16;

  /**
   * All of a text.
   *
   * @param written when it was last added to
   */
  Counts all(InputStream text, Supplier<Instant> written, Finding finding) throws IOException {
    StreamScrubber scrubber = scrubber(written);
    LineNumbers lines = new LineNumbers();
    scrubber.tell(
        (kind, offset, length, before, after) -> {
          try {
            finding.at(lines.lineOf(offset), lines.columnOf(offset), kind);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    byte[] piece = new byte[PIECE];
    for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
      lines.add(piece, 0, read);
      scrubber.write(piece, 0, read, OutputStream.nullOutputStream());
    }
    scrubber.finish(OutputStream.nullOutputStream());
    return scrubber.counts();
  }

  /** Whether there is anything; reads no further than it must. */
  boolean any(InputStream text, Supplier<Instant> written) throws IOException {
    StreamScrubber scrubber = scrubber(written);
    byte[] piece = new byte[PIECE];
    for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
      scrubber.write(piece, 0, read, OutputStream.nullOutputStream());
      if (scrubber.counts().total() > 0) {
        return true;
      }
    }
    scrubber.finish(OutputStream.nullOutputStream());
    return scrubber.counts().total() > 0;
  }

  private StreamScrubber scrubber(Supplier<Instant> written) {
    return new StreamScrubber(
        RawAddresses.of(settings.options(), pseudonyms.in(written)), settings.kinds());
  }
}
