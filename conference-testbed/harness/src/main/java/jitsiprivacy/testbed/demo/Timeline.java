package jitsiprivacy.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Prints who saw what, and when. */
final class Timeline {

  private final Instant start = Instant.now();
  private final PrintStream out;

  Timeline(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.printf("%n%s%n", title);
  }

  void saw(String who, String what) {
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    out.printf("  %6.2f s  %-14s %s%n", seconds, who, what);
  }
}
