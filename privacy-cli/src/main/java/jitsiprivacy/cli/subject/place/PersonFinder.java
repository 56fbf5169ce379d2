package jitsiprivacy.cli.subject.place;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.retention.subject.Occurrences;
import jitsiprivacy.retention.subject.TermFinder;

/**
 * Finds a person, by what they are called and by their addresses.
 *
 * @param names empty for nothing
 */
public record PersonFinder(Optional<TermFinder> names, OwnAddresses addresses) {

  /** Nobody would be found. */
  public boolean isEmpty() {
    return names.isEmpty() && addresses.isEmpty();
  }

  /** Reads all, and tells of all: names in their order, addresses in theirs, some bytes twice. */
  public void in(InputStream text, Occurrences.Sink sink) throws IOException {
    try (Tapped tapped = new Tapped(text, addresses, sink)) {
      if (names.isPresent()) {
        new Occurrences(names.get()).in(tapped, sink);
      } else {
        tapped.transferTo(OutputStream.nullOutputStream());
      }
      tapped.finish();
    }
  }

  /** Whether anything of it names them. */
  public boolean isIn(byte[] bytes) {
    boolean[] found = {false};
    names.ifPresent(it -> it.find(bytes, bytes.length, (from, to) -> found[0] = true));
    if (!found[0] && !addresses.isEmpty()) {
      LineScrubber scrubber = new LineScrubber(addresses.theirs(), OwnAddresses.KINDS);
      scrubber.scrub(bytes, 0, bytes.length);
      found[0] = scrubber.counts().total() > 0;
    }
    return found[0];
  }

  /** Whether all of it still is what was found. */
  boolean isStill(byte[] bytes, int length) {
    boolean[] found = {false};
    names.ifPresent(it -> it.find(bytes, length, (from, to) -> found[0] = true));
    return found[0] || addresses.has(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
  }

  /** What is read is looked through for addresses as well. */
  private static final class Tapped extends FilterInputStream {

    private final StreamScrubber scrubber;
    private final boolean isIdle;

    Tapped(InputStream text, OwnAddresses addresses, Occurrences.Sink sink) {
      super(text);
      isIdle = addresses.isEmpty();
      scrubber = new StreamScrubber(addresses.theirs(), OwnAddresses.KINDS);
      scrubber.tell(
          (kind, offset, length, before, after) -> {
            try {
              sink.at(offset, (int) length);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = in.read(to, from, length);
      if (read > 0 && !isIdle) {
        try {
          scrubber.write(to, from, from + read, OutputStream.nullOutputStream());
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
      return read;
    }

    void finish() throws IOException {
      try {
        scrubber.finish(OutputStream.nullOutputStream());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void close() {
      // Whoever opened it closes it.
    }
  }
}
