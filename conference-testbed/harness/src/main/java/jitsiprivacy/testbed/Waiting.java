package jitsiprivacy.testbed;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How everything here waits: often enough not to slow a test down, long enough for a busy machine.
 */
final class Waiting {

  private Waiting() {}

  /** Waits for what the name says; the name is what a failed test shows. */
  static ConditionFactory awaiting(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }
}
