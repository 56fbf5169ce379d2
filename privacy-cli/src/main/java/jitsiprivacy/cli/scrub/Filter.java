package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jitsiprivacy.anonymizer.scan.StreamScrubber;

/**
 * Scrubs a stream that may go on for months. Whatever was read leaves before more is waited for,
 * but for a line that has not ended.
 */
final class Filter {

  private static final long PATIENCE_SECONDS = 1;

  private final Supplier<StreamScrubber> scrubbers;
  private final OutputStream out;
  private final Consumer<String> warn;
  // Whoever ends the program wants to have the rest, but not to wait for a reader that is stuck.
  private final ReentrantLock lock = new ReentrantLock();
  private StreamScrubber scrubber;
  private boolean failed;

  Filter(Supplier<StreamScrubber> scrubbers, OutputStream out, Consumer<String> warn) {
    this.scrubbers = scrubbers;
    this.out = out;
    this.warn = warn;
    this.scrubber = scrubbers.get();
  }

  /** Up to the end of the stream. */
  void run(InputStream in) throws IOException {
    for (int read = scrubber.read(in); read >= 0; read = scrubber.read(in)) {
      take(read);
    }
    finish();
  }

  private void take(int read) throws IOException {
    lock.lock();
    try {
      scrubber.take(read, out);
    } catch (RuntimeException | StackOverflowError e) {
      withhold(read, e);
    } finally {
      lock.unlock();
    }
  }

  /** Writes what waits for the end of its line. */
  void finish() throws IOException {
    lock.lock();
    try {
      scrubber.finish(out);
    } catch (RuntimeException | StackOverflowError e) {
      withhold(0, e);
    } finally {
      lock.unlock();
    }
  }

  /** The same when the program is told to end. */
  void finishSoon() {
    try {
      if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        finish();
        // Never given back: what is read from now on has nowhere to go.
      }
    } catch (IOException | InterruptedException e) {
      // There is nobody left to tell.
    }
  }

  private void withhold(int length, Throwable cause) throws IOException {
    scrubber = scrubbers.get();
    out.write(
        ("[jitsi-privacy withheld " + length + " bytes of stdin]\n")
            .getBytes(StandardCharsets.US_ASCII));
    if (!failed) {
      failed = true;
      warn.accept(
          "some of the input could not be scrubbed and is withheld; please report this: " + cause);
    }
  }
}
