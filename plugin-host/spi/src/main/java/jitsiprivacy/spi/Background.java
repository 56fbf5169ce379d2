package jitsiprivacy.spi;

import java.time.Duration;

/** Our own threads, for what must not run on the host's. A task that throws is a guard's fault. */
public interface Background {

  /** Runs a task soon. */
  void run(Runnable task);

  /** Runs a task once, not before {@code delay} has passed. */
  void runAfter(Duration delay, Runnable task);
}
