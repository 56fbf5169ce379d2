package jitsiprivacy.anonymizer.scan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Scrubs texts that are each whole by themselves, such as a line on its way to a log, or several
 * with a stack trace. For one thread at a time.
 */
public final class LineScrubber {

  private final Engine engine;

  public LineScrubber(Replacement replacement, Set<Kind> kinds) {
    this.engine = new Engine(replacement, kinds);
  }

  /** From now on, tells of everything that is replaced; null to stop. */
  public void tell(Findings findings) {
    engine.tell(findings);
  }

  /** The text with everything replaced; the same object when there was nothing. */
  public String scrub(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    long before = engine.counts().total();
    int length = scrub(in, 0, in.length);
    if (engine.counts().total() == before) {
      return text;
    }
    return new String(engine.out().bytes(), 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Scrubs a part of an array and answers how many bytes {@link #result} holds now, until the next
   * call.
   */
  public int scrub(byte[] in, int from, int to) {
    engine.out().clear();
    engine.begin(in, from);
    engine.run(to, true);
    return engine.out().length();
  }

  /** What was written last, from its first byte on. */
  public byte[] result() {
    return engine.out().bytes();
  }

  public Counts counts() {
    return engine.counts();
  }
}
