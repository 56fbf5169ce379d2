package jitsiprivacy.anonymizer.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Scrubs a stream in pieces, however it is cut. Whole lines leave at once; of an unfinished line, a
 * few kilobytes are held back until it is known what they are. For one thread at a time.
 */
public final class StreamScrubber {

  private static final int PIECE = 1 << 16;

  private final Engine engine;
  private final byte[] window = new byte[Engine.BEHIND + Engine.AHEAD + PIECE];
  private int end;

  public StreamScrubber(Replacement replacement, Set<Kind> kinds) {
    this.engine = new Engine(replacement, kinds);
    engine.begin(window, 0);
  }

  /** From now on, tells of everything that is replaced; null to stop. */
  public void tell(Findings findings) {
    engine.tell(findings);
  }

  /** Takes a piece of the stream, and writes what can be decided by now. */
  public void write(byte[] in, int from, int to, OutputStream out) throws IOException {
    int taken = from;
    while (taken < to) {
      int fits = Math.min(to - taken, window.length - end);
      System.arraycopy(in, taken, window, end, fits);
      taken += fits;
      take(fits, out);
    }
  }

  /**
   * Waits for a piece of the stream, and decides nothing. The only thing that may be done while
   * another thread does something else with this scrubber.
   *
   * @return how many bytes are to be taken, or a negative number at the end of the stream
   */
  public int read(InputStream in) throws IOException {
    int next = end;
    return in.read(window, next, window.length - next);
  }

  /** Takes what was {@link #read}, and writes what can be decided by now. */
  public void take(int read, OutputStream out) throws IOException {
    end += read;
    scrub(false, out);
    makeRoom();
  }

  /** Writes the rest; a new stream may follow. */
  public void finish(OutputStream out) throws IOException {
    scrub(true, out);
    end = 0;
    engine.begin(window, 0);
  }

  /** Scrubs all of one stream into another; closes neither. */
  public void scrub(InputStream in, OutputStream out) throws IOException {
    for (int read = read(in); read >= 0; read = read(in)) {
      take(read, out);
    }
    finish(out);
  }

  private void scrub(boolean last, OutputStream out) throws IOException {
    engine.run(end, last);
    engine.out().drainTo(out);
  }

  /** What is done with moves out. */
  private void makeRoom() {
    int needed = engine.needed();
    if (window.length - end < PIECE / 2 && needed > 0) {
      System.arraycopy(window, needed, window, 0, end - needed);
      end -= needed;
      engine.moved(needed);
    }
  }

  public Counts counts() {
    return engine.counts();
  }
}
