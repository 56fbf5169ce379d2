package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenFiles;
import jitsiprivacy.retention.tree.TreeVisitor;
import jitsiprivacy.retention.tree.TreeWalk;

/**
 * One run: a plan for each category, and then what it says. In memory that does not grow with the
 * number of files: what is due is looked for again when it is to go, by the same clock, and no more
 * of it goes than there was in the plan.
 */
public final class Purge {

  private final List<Category> categories;
  private final Function<Category, Term> terms;
  private final Holds holds;
  private final LogTexts texts;
  private final Instant now;
  private final PurgeListener listener;
  private final Pace pace;
  private final RunClock clock;
  private final Mounts mounts = new Mounts();
  private final OpenFiles open = new OpenFiles();

  /**
   * @param categories all, also those that are not purged this time
   * @param texts how to look into logs
   * @param now which time it is, for the whole run
   * @param nanos of a clock that nobody sets
   */
  public Purge(
      List<Category> categories,
      Function<Category, Term> terms,
      Holds holds,
      LogTexts texts,
      Instant now,
      Limits limits,
      PurgeListener listener,
      LongSupplier nanos)
      throws IOException {
    this.categories = List.copyOf(categories);
    this.terms = terms;
    this.holds = holds;
    this.texts = texts;
    this.now = now;
    this.listener = listener;
    this.pace = new Pace(limits, nanos);
    this.clock = new RunClock(now, nanos);
    mounts.look();
  }

  /** Looks only. */
  public Plan plan(Category category) throws IOException {
    Planning planning = new Planning(judge(category), listener, pace);
    return planning.plan(walk(category, planning));
  }

  /** Does what a plan of this run says. */
  public Result carryOut(Plan plan) throws IOException {
    Judge judge = judge(plan.category());
    Handling handling = new Handling(judge, fate(judge), open, mounts);
    Acting acting = new Acting(judge, handling, listener, pace, plan.due());
    long examined = walk(plan.category(), acting);
    handling.finish(acting);
    return acting.result(examined, plan.complete());
  }

  private Fate fate(Judge judge) {
    Fate last = last(judge);
    return judge.category().grace().isPresent() ? new Withdrawing(judge, clock, last) : last;
  }

  private static Fate last(Judge judge) {
    Fate deleting = new Deleting(judge.term());
    if (judge.category().unit() == Unit.ENTRY) {
      return new Cutting(judge.entries(), deleting);
    }
    return switch (judge.category().action()) {
      case DELETE, DESTROY_KEY -> deleting;
      case ARCHIVE -> new Archiving(judge.category().archive().orElseThrow(), deleting);
      case ANONYMIZE -> new Anonymizing(judge.texts());
    };
  }

  private long walk(Category category, TreeVisitor visitor) throws IOException {
    long examined = 0;
    for (FilePattern pattern : category.files()) {
      TreeWalk walk = new TreeWalk(pattern, mounts, visitor);
      walk.run();
      examined += walk.examined();
    }
    listener.examined(examined);
    return examined;
  }

  private Judge judge(Category category) {
    List<Category> others = categories.stream().filter(each -> !each.equals(category)).toList();
    return new Judge(category, others, terms.apply(category), holds, now, clock, texts);
  }
}
