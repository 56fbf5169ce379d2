package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.purge.Pace;

/** Is told what there is in a store, and makes a plan of it. */
final class Planning {

  private final Store.Keeps keeps;
  private final Holds holds;
  private final Pace pace;
  private final StoreReport report;
  private long items;
  private long due;
  private long bytes;
  private long held;
  private StorePlan.Oldest oldest;

  Planning(Store.Keeps keeps, Holds holds, Pace pace, StoreReport report) {
    this.keeps = keeps;
    this.holds = holds;
    this.pace = pace;
    this.report = report;
  }

  void items(long more) {
    items += more;
  }

  boolean isTimeLeft() {
    return pace.isTimeLeft();
  }

  /**
   * Something is due, unless it is held.
   *
   * @param name of it in its store
   */
  void due(String name, long size, Instant since, Held about) throws IOException {
    if (holds.on(about).isPresent()) {
      held++;
    } else {
      due(name, size, since);
    }
  }

  /** Something is due, whatever is held. */
  void due(String name, long size, Instant since) throws IOException {
    due++;
    bytes += size;
    if (oldest == null || since.isBefore(oldest.since())) {
      oldest = new StorePlan.Oldest(name, since);
    }
    report.due(keeps.name(), name, size, since);
  }

  StorePlan plan(Optional<String> trouble) {
    return new StorePlan(
        keeps, items, due, bytes, Optional.ofNullable(oldest), held, trouble, isTimeLeft());
  }
}
