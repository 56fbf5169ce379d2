package jitsiprivacy.logs;

import java.time.Duration;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.spi.Background;

/** Looks after the keys each minute, and after the record of pseudonyms each second. */
final class KeyUpkeep {

  private static final Duration KEYS = Duration.ofMinutes(1);
  private static final Duration RECORD = Duration.ofSeconds(1);

  private KeyUpkeep() {}

  /** At once for the first time: without a key, every address would be redacted. */
  static void start(KeyRing keys, Background background) {
    each(KEYS, keys::tick, background);
    background.runAfter(RECORD, () -> each(RECORD, keys::record, background));
    // What was said within the last second.
    Runtime.getRuntime().addShutdownHook(new Thread(keys::record, "jitsi-privacy-record"));
  }

  private static void each(Duration delay, Runnable task, Background background) {
    try {
      task.run();
    } finally {
      background.runAfter(delay, () -> each(delay, task, background));
    }
  }
}
