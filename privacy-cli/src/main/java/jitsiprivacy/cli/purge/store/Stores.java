package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.purge.Limits;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Pace;

/** The stores of a host, purged in one run: a plan for each, and then what it says. */
public final class Stores {

  private final List<Store> all;
  private final Actor actor;
  private final HostTrail trail;
  private final StoreReport report;
  private final Screen screen;
  private final Clock clock;
  private final Pace pace;
  private final Holds holds;
  private final List<Store> wanted = new ArrayList<>();
  private final List<StorePlan> plans = new ArrayList<>();

  /**
   * @param actor who made it run
   */
  public Stores(
      StoresOfHost host,
      Actor actor,
      HostTrail trail,
      StoreReport report,
      Screen screen,
      Clock clock,
      Limits limits) {
    this.all = host.stores(clock, actor, trail);
    this.actor = actor;
    this.trail = trail;
    this.report = report;
    this.screen = screen;
    this.clock = clock;
    this.pace = new Pace(limits, System::nanoTime);
    this.holds = HoldStore.in(host.stateDir()).holds(clock);
  }

  /** What they are called, as categories are. */
  public List<String> names() {
    return all.stream().map(store -> store.keeps().name()).toList();
  }

  /**
   * Looks, and says what is due.
   *
   * @param names of those to look at; empty for all
   */
  public void plan(List<String> names) throws IOException {
    for (Store store : all) {
      if (names.isEmpty() || names.contains(store.keeps().name())) {
        StorePlan plan = plan(store);
        wanted.add(store);
        plans.add(plan);
        report.plan(plan);
      }
    }
  }

  /** What fails of one does not keep the others. */
  private StorePlan plan(Store store) {
    Planning planning = new Planning(store.keeps(), holds, pace, report);
    try {
      store.plan(planning);
      return planning.plan(Optional.empty());
    } catch (IOException e) {
      screen.say(Shown.text(store.keeps().name() + ": " + Reason.of(e)));
      return planning.plan(Optional.of(Reason.of(e)));
    }
  }

  /** How many are due in all. */
  public long due() {
    return plans.stream().mapToLong(StorePlan::due).sum();
  }

  /** So much of a store is due that somebody must look at it first, in percent. */
  public record Much(String name, int share) {}

  /**
   * The first of which much is due, if any.
   *
   * @param share in percent
   * @param few so many are never much
   */
  public Optional<Much> much(int share, int few) {
    return plans.stream()
        .filter(plan -> plan.isMuch(share, few))
        .map(plan -> new Much(plan.keeps().name(), plan.share()))
        .findFirst();
  }

  /**
   * Does what the plan says.
   *
   * @return whether all that is due, and under no hold, is gone
   */
  public boolean carryOut() throws IOException {
    boolean done = true;
    for (int i = 0; i < wanted.size(); i++) {
      StoreResult result = carryOut(wanted.get(i), plans.get(i));
      report.result(result);
      done &= isRecorded(result) && result.isDone();
    }
    if (!done) {
      screen.say("something is due in a store and not gone; what, stands above");
    }
    return done;
  }

  private StoreResult carryOut(Store store, StorePlan plan) throws IOException {
    Acting acting = new Acting(plan, holds, pace, report, screen);
    try {
      store.carryOut(acting);
    } catch (IOException e) {
      acting.tell(store.keeps().name(), 0, Outcome.FAILED, Reason.of(e));
    }
    return acting.result();
  }

  private boolean isRecorded(StoreResult result) {
    if (result.deleted() + result.held() + result.kept() + result.failed() == 0) {
      return true;
    }
    AuditEvent event =
        AuditEvent.of(EventKind.PURGE_RUN, clock.instant(), actor)
            .with("category", result.name())
            .with("examined", result.examined())
            .with("deleted", result.deleted())
            .with("held", result.held())
            .with("failed", result.kept() + result.failed());
    try {
      trail.record(to -> to.record(event));
      return true;
    } catch (IOException e) {
      screen.say(
          Shown.text("not recorded in the audit trail: " + result.name() + ": " + Reason.of(e)));
      return false;
    }
  }
}
