package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Pace;

/** Says whether something may be deleted, and is told what became of it. */
final class Acting {

  private final StorePlan plan;
  private final Holds holds;
  private final Pace pace;
  private final StoreReport report;
  private final Screen screen;
  private long planned;
  private long deleted;
  private long bytes;
  private long held;
  private long kept;
  private long failed;

  Acting(StorePlan plan, Holds holds, Pace pace, StoreReport report, Screen screen) {
    this.plan = plan;
    this.holds = holds;
    this.pace = pace;
    this.report = report;
    this.screen = screen;
    this.planned = plan.due();
  }

  boolean isTimeLeft() {
    return pace.isTimeLeft();
  }

  /** Of something that is due: whether it goes. If not, that is said. */
  boolean mayGo(String name, Held about) throws IOException {
    String hold = holds.on(about).orElse(null);
    if (hold != null) {
      tell(name, 0, Outcome.HELD, hold);
      return false;
    }
    return mayGo(name);
  }

  /** The same, whatever is held. */
  boolean mayGo(String name) throws IOException {
    if (planned == 0) {
      tell(name, 0, Outcome.KEPT, "it was not there when the plan was made");
      return false;
    }
    planned--;
    return true;
  }

  /** Whether something of which nothing is known is held. */
  boolean isUnknownHeld() {
    return holds.on(About.NOTHING).isPresent();
  }

  /** Waits until so many may be deleted. */
  void deletes(int many) throws IOException {
    pace.deletes(many);
  }

  void tell(String name, long size, Outcome outcome, String reason) throws IOException {
    switch (outcome) {
      case DELETED -> {
        deleted++;
        bytes += size;
      }
      case HELD -> held++;
      case KEPT -> kept++;
      case FAILED -> failed++;
      default -> throw new IllegalArgumentException("of files only: " + outcome);
    }
    report.done(plan.keeps().name(), name, outcome, reason);
    screen.done(screen.done() + 1);
  }

  StoreResult result() {
    return new StoreResult(
        plan.keeps().name(),
        plan.items(),
        deleted,
        bytes,
        held,
        kept,
        failed,
        plan.complete() && isTimeLeft());
  }
}
