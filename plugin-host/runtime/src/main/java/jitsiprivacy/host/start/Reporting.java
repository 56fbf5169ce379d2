package jitsiprivacy.host.start;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.health.HealthMetrics;
import jitsiprivacy.host.health.StatusFile;

/** Sees to it that the status file and the host's metrics follow our health. */
final class Reporting {

  private static final Logger logger = Logger.getLogger("jitsiprivacy.start");

  /** Changes come in bursts: one write a burst. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private Reporting() {}

  static void start(String host, HostOptions options, Health health, BackgroundThreads background) {
    StatusFile file = new StatusFile(options.runDir(), host, version());
    AtomicBoolean due = new AtomicBoolean();
    health.onChange(
        changed -> {
          if (due.compareAndSet(false, true)) {
            background.runAfter(
                SETTLE,
                () -> {
                  due.set(false);
                  write(file, changed);
                });
          }
        });
    background.runAfter(SETTLE, () -> write(file, health));
    try {
      CollectorRegistry.defaultRegistry.register(new HealthMetrics(health));
    } catch (LinkageError | IllegalArgumentException e) {
      logger.log(Level.WARNING, "our state is not in this program's /metrics", e);
    }
  }

  static String version() {
    String version = Reporting.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  private static void write(StatusFile file, Health health) {
    try {
      file.write(health);
    } catch (IOException e) {
      // Not health.alert: that would be a change, which would write again.
      logger.log(Level.WARNING, "the status file cannot be written", e);
    }
  }
}
