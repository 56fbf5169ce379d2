package jitsiprivacy.host.health;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.host.health.Health.AlertReport;

/** What broke, under one name of one guard, and how often it was told of. */
final class Alert {

  private final LineLimit lines = new LineLimit();
  private AlertReport standing;

  synchronized void raise(String text, Instant now) {
    standing =
        standing == null
            ? new AlertReport(text, 1, now, now)
            : new AlertReport(text, standing.times() + 1, standing.since(), now);
  }

  /** Whether it stood until now. */
  synchronized boolean recover() {
    boolean stood = standing != null;
    standing = null;
    return stood;
  }

  synchronized Optional<AlertReport> report() {
    return Optional.ofNullable(standing);
  }

  LineLimit lines() {
    return lines;
  }
}
