package jitsiprivacy.host.start;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.health.HealthMetrics;
import jitsiprivacy.host.health.StatusFile;
import jitsiprivacy.spi.GuardHealth;

/** Sees to it that the status file and the host's metrics follow our health. */
final class Reporting {

  /** Changes come in bursts: one write a burst, and no more than a few a second. */
  private static final Duration SETTLE = Duration.ofMillis(250);

  private final StatusFile file;
  private final Health health;
  private final GuardHealth own;
  private final BackgroundThreads background;
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  Reporting(StatusFile file, Health health, BackgroundThreads background) {
    this.file = file;
    this.health = health;
    this.own = health.reporterFor(Health.HOST);
    this.background = background;
  }

  void start() {
    health.onChange(changed -> writeSoon());
    writeSoon();
  }

  /**
   * Adds our state to the host's metrics.
   *
   * @param metrics not asked for where it may not be there
   * @param problems why that cannot be; empty when it can
   */
  void addTo(Supplier<CollectorRegistry> metrics, List<String> problems) {
    if (!problems.isEmpty()) {
      tellOfNoMetrics(String.join("; ", problems), null);
      return;
    }
    try {
      metrics.get().register(new HealthMetrics(health));
    } catch (Throwable e) {
      Barrier.letThrough(e);
      tellOfNoMetrics(e.toString(), e);
    }
  }

  private void tellOfNoMetrics(String why, Throwable cause) {
    own.alert("metrics", "our state is not in this program's /metrics: " + why, cause);
  }

  private void writeSoon() {
    if (due.compareAndSet(false, true)) {
      background.runAfter(SETTLE, this::write);
    }
  }

  private void write() {
    due.set(false);
    try {
      file.write(health);
      if (failing.compareAndSet(true, false)) {
        own.recovered("status-file");
      }
    } catch (IOException e) {
      // Once: an alert is a change, which writes again.
      if (failing.compareAndSet(false, true)) {
        own.alert("status-file", "the status file cannot be written: " + e, e);
      }
    }
  }
}
