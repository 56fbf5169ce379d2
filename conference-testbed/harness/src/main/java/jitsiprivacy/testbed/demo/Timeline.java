package jitsiprivacy.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints who saw what, and when; chapter by chapter, since some of it is only known later. */
final class Timeline {

  private record Event(Instant at, String who, String what) {}

  private final Instant start = Instant.now();
  private final List<Event> events = new ArrayList<>();
  private final PrintStream out;

  Timeline(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    end();
    out.printf("%n%s%n", title);
  }

  /** Just now. */
  void saw(String who, String what) {
    saw(Instant.now(), who, what);
  }

  void saw(Instant at, String who, String what) {
    events.add(new Event(at, who, what));
  }

  /** Prints what is left. */
  void end() {
    events.sort(Comparator.comparing(Event::at));
    for (Event event : events) {
      double seconds = Duration.between(start, event.at).toMillis() / 1000.0;
      out.printf("  %7.3f s  %-14s %s%n", seconds, event.who, event.what);
    }
    events.clear();
  }
}
