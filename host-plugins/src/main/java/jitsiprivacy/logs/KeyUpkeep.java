package jitsiprivacy.logs;

import java.time.Duration;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.spi.Background;

/** Looks after the keys each minute. */
final class KeyUpkeep {

  private static final Duration EACH = Duration.ofMinutes(1);

  private KeyUpkeep() {}

  /** At once for the first time: without a key, every address would be redacted. */
  static void start(KeyRing keys, Background background) {
    try {
      keys.tick();
    } finally {
      background.runAfter(EACH, () -> start(keys, background));
    }
  }
}
