package jitsiprivacy.testbed;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How everything here waits: often enough not to slow a test down, long enough for a busy machine.
 */
final class Waiting {

  /** In seconds; more where the machine has more to do than it can. */
  private static final int PATIENCE = Integer.getInteger("testbed.patience", 20);

  private Waiting() {}

  /** Waits for what the name says; the name is what a failed test shows. */
  static ConditionFactory awaiting(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(PATIENCE))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }
}
