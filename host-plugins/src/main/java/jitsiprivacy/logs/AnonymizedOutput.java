package jitsiprivacy.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import jitsiprivacy.anonymizer.scan.StreamScrubber;

/**
 * A standard stream. Whole lines leave at once; of an unfinished one a few kilobytes wait for its
 * end, or for the program's.
 */
final class AnonymizedOutput extends OutputStream {

  private final OutputStream raw;
  private final String name;
  private final Anonymizer anonymizer;
  private final AlreadyAnonymized already;
  private StreamScrubber scrubber;

  AnonymizedOutput(
      OutputStream raw, String name, Anonymizer anonymizer, AlreadyAnonymized already) {
    this.raw = raw;
    this.name = name;
    this.anonymizer = anonymizer;
    this.already = already;
    this.scrubber = anonymizer.stream();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    try {
      int own = already.count(bytes, from, from + length);
      if (own > 0) {
        scrubber.finish(raw); // What somebody else began comes first.
        raw.write(bytes, from, own);
      }
      scrubber.write(bytes, from + own, from + length, raw);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      withhold(length, e);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    raw.flush();
  }

  /** Writes what waits for the end of its line. */
  synchronized void finish() throws IOException {
    try {
      scrubber.finish(raw);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      withhold(0, e);
    }
    raw.flush();
  }

  private void withhold(int length, Throwable cause) throws IOException {
    scrubber = anonymizer.stream();
    raw.write((Withheld.marker(length, name) + "\n").getBytes(StandardCharsets.UTF_8));
    anonymizer.failed(cause);
  }
}
