package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.purge.store.Stores;
import jitsiprivacy.cli.request.Deadlines;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.purge.LastRun;
import jitsiprivacy.retention.purge.Limits;
import jitsiprivacy.retention.purge.Plan;
import jitsiprivacy.retention.purge.Purge;
import jitsiprivacy.retention.purge.Result;
import jitsiprivacy.retention.purge.RunLock;
import jitsiprivacy.retention.subject.ErasedList;

/** One run: the plan, whether it may be carried out, and then what it says. */
record PurgeTask(
    Host host,
    Stores stores,
    PurgeEvidence evidence,
    Report report,
    Screen screen,
    Clock clock,
    Limits limits) {

  /** Between two runs of a host that is up; after more than that somebody is asked. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

  /**
   * What was asked for.
   *
   * @param names of categories; empty for all
   * @param yes whether much may be deleted, and whatever time it is
   * @param scheduled whether much may be deleted, as nobody can be asked
   */
  record Asked(List<String> names, boolean dryRun, boolean yes, boolean scheduled) {}

  /**
   * Runs.
   *
   * @return the exit code
   */
  int run(Asked asked) throws IOException, Failure {
    List<Category> all = host.categories();
    List<Category> wanted = wanted(all, asked.names());
    RunLock lock = host.alone();
    try {
      return alone(all, wanted, asked);
    } finally {
      lock.close();
    }
  }

  private int alone(List<Category> all, List<Category> wanted, Asked asked)
      throws IOException, Failure {
    Instant now = clock.instant();
    // First, since it has to be said whatever becomes of the rest.
    boolean inTime = !asked.scheduled() || requestsAreInTime(now);
    Watching watching = new Watching(report, screen);
    Purge purge =
        new Purge(
            all,
            category -> host.term(category, now, evidence),
            holds(),
            host.texts(),
            now,
            limits,
            watching,
            System::nanoTime);
    List<Plan> plans = new ArrayList<>();
    for (Category category : wanted) {
      Plan plan = purge.plan(category);
      plans.add(plan);
      report.plan(plan);
    }
    List<String> ofStores = asked.names().stream().filter(stores.names()::contains).toList();
    if (asked.names().isEmpty() || !ofStores.isEmpty()) {
      stores.plan(ofStores);
    }
    if (asked.dryRun()) {
      return Exit.DONE;
    }
    check(plans, now, asked);
    watching.begin(plans.stream().mapToLong(Plan::due).sum() + stores.due());
    boolean done = carryOut(purge, plans);
    done &= stores.carryOut();
    done &= holdsAreKnown();
    done &= !asked.names().isEmpty() || forgets(now);
    new LastRun(lastRun()).write(now);
    return done && inTime ? Exit.DONE : Exit.NO;
  }

  private Holds holds() {
    return HoldStore.in(host.stateDir()).holds(clock);
  }

  /** Where they are not, everything is held, and nobody may take that for the usual. */
  private boolean holdsAreKnown() {
    List<String> problems = HoldStore.in(host.stateDir()).read().problems();
    problems.forEach(problem -> screen.say(Shown.text("everything is held: " + problem)));
    return problems.isEmpty();
  }

  /** Whom somebody forgot, once no backup brings them back any more. */
  private boolean forgets(Instant now) {
    try {
      ErasedList.of(host.stateDir())
          .forget(now.atZone(ZoneOffset.UTC).minus(host.options().erasure().backups()).toInstant());
      return true;
    } catch (IOException e) {
      screen.say(Shown.text("the list of what was erased stays as it is: " + e.getMessage()));
      return false;
    }
  }

  private boolean requestsAreInTime(Instant now) {
    return new Deadlines(host.stateDir(), host.options().requests().warn())
        .areKept(LocalDate.ofInstant(now, ZoneOffset.UTC), line -> screen.say(Shown.text(line)));
  }

  private Path lastRun() {
    return host.runs().resolve("last-run");
  }

  private List<Category> wanted(List<Category> all, List<String> names) throws Failure {
    List<String> known =
        Stream.concat(all.stream().map(Category::name), stores.names().stream()).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new Failure(
            Exit.FAILED,
            "there is no category "
                + Shown.text(name)
                + " that is enabled; there are "
                + String.join(", ", known));
      }
    }
    return all.stream()
        .filter(category -> names.isEmpty() || names.contains(category.name()))
        .toList();
  }

  /** Whether so much may be deleted at that time without anybody being asked. */
  private void check(List<Plan> plans, Instant now, Asked asked) throws IOException, Failure {
    if (asked.yes() || (plans.stream().allMatch(plan -> plan.due() == 0) && stores.due() == 0)) {
      return;
    }
    Optional<String> distrust = LastRun.distrust(new LastRun(lastRun()).read(), now, LONGEST_PAUSE);
    if (distrust.isPresent()) {
      throw new Failure(
          Exit.NO,
          "nothing was deleted: "
              + distrust.get()
              + ", so the clock may be wrong. If it is right, say --yes");
    }
    int share = host.options().limits().share();
    int few = host.options().limits().few();
    if (asked.scheduled()) {
      return;
    }
    for (Plan plan : plans) {
      if (plan.isMuch(share, few)) {
        throw isMuch(plan.category().name(), plan.share(), share);
      }
    }
    Optional<Stores.Much> much = stores.much(share, few);
    if (much.isPresent()) {
      throw isMuch(much.get().name(), much.get().share(), share);
    }
  }

  private static Failure isMuch(String name, int due, int share) {
    return new Failure(
        Exit.NO,
        "nothing was deleted: "
            + due
            + " % of "
            + name
            + " are due, more than retention.limits.share, which is "
            + share
            + " %. Look at --dry-run --list; if that is right, say --yes");
  }

  /** What fails of one category does not keep the others. */
  private boolean carryOut(Purge purge, List<Plan> plans) throws IOException {
    boolean done = true;
    for (Plan plan : plans) {
      Result result = purge.carryOut(plan);
      report.result(result);
      done &= result.isDone();
      try {
        evidence.ran(result);
      } catch (IOException e) {
        screen.say(
            Shown.text("not recorded in the audit trail: " + plan.category().name() + ": " + e));
        done = false;
      }
    }
    if (!done) {
      screen.say("something is due and not gone; what, stands above");
    }
    return done;
  }
}
