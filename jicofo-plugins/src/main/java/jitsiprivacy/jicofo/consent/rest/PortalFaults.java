package jitsiprivacy.jicofo.consent.rest;

import java.util.concurrent.atomic.AtomicBoolean;
import jitsiprivacy.spi.GuardHealth;

/** Raises an alert for a fault of ours, without a word of what was asked for. */
final class PortalFaults {

  static final String ALERT = "portal";

  private final GuardHealth health;
  private final AtomicBoolean raised = new AtomicBoolean();

  PortalFaults(GuardHealth health) {
    this.health = health;
  }

  void fault(Throwable fault) {
    raised.set(true);
    health.alert(
        ALERT,
        "a request of a portal met a fault of ours, and was answered with status 500",
        new WithoutMessage(fault));
  }

  void works() {
    if (raised.compareAndSet(true, false)) {
      health.recovered(ALERT);
    }
  }

  /** Where and what kind: a message may hold names from the request. */
  private static final class WithoutMessage extends Exception {
    WithoutMessage(Throwable fault) {
      super(fault.getClass().getName());
      setStackTrace(fault.getStackTrace());
    }
  }
}
