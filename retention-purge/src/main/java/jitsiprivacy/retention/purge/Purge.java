package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenFiles;
import jitsiprivacy.retention.tree.Taken;
import jitsiprivacy.retention.tree.TreeVisitor;
import jitsiprivacy.retention.tree.TreeWalk;
import jitsiprivacy.retention.tree.Why;

/**
 * One run: a plan for each category, and then what it says. In memory that does not grow with the
 * number of files: what is due is looked for again when it is to go, by the same clock, and no more
 * of it goes than there was in the plan.
 */
public final class Purge {

  private final List<Category> categories;
  private final Function<Category, Term> terms;
  private final Holds holds;
  private final Instant now;
  private final PurgeListener listener;
  private final Pace pace;
  private final Mounts mounts = new Mounts();
  private final OpenFiles open = new OpenFiles();

  /**
   * @param categories all, also those that are not purged this time
   * @param now which time it is, for the whole run
   * @param nanos of a clock that nobody sets
   */
  public Purge(
      List<Category> categories,
      Function<Category, Term> terms,
      Holds holds,
      Instant now,
      Limits limits,
      PurgeListener listener,
      LongSupplier nanos)
      throws IOException {
    this.categories = List.copyOf(categories);
    this.terms = terms;
    this.holds = holds;
    this.now = now;
    this.listener = listener;
    this.pace = new Pace(limits, nanos);
    mounts.look();
  }

  /** Looks only. */
  public Plan plan(Category category) throws IOException {
    Planning planning = new Planning(category);
    long examined = walk(category, planning);
    return new Plan(
        category,
        examined,
        planning.items,
        planning.due,
        planning.bytes,
        Optional.ofNullable(planning.oldest),
        planning.spared,
        pace.isTimeLeft());
  }

  /** Does what a plan of this run says. */
  public Result carryOut(Plan plan) throws IOException {
    Acting acting = new Acting(plan);
    long examined = walk(plan.category(), acting);
    acting.deletion.finish();
    return new Result(
        plan.category(),
        examined,
        acting.deleted,
        acting.bytes,
        acting.held,
        acting.kept,
        acting.failed,
        plan.complete() && pace.isTimeLeft());
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
    return new Judge(category, others, terms.apply(category), holds, now);
  }

  private final class Planning implements TreeVisitor {
    private final Category category;
    private final Judge judge;
    private long items;
    private long due;
    private long bytes;
    private long spared;
    private Plan.Oldest oldest;

    Planning(Category category) {
      this.category = category;
      this.judge = judge(category);
    }

    @Override
    public void found(Found found) throws IOException {
      Judge.Verdict verdict = judge.of(found);
      if (verdict instanceof Judge.Due is) {
        items++;
        due++;
        bytes += is.candidate().bytes();
        if (oldest == null || is.since().isBefore(oldest.since())) {
          oldest = new Plan.Oldest(found.path(), is.since());
        }
        listener.due(category, found.path(), is.candidate().bytes(), is.since());
      } else if (verdict instanceof Judge.Spared) {
        items++;
        spared++;
      } else if (verdict instanceof Judge.Stays stays && stays.counts()) {
        items++;
      }
    }

    @Override
    public void cannot(Path path, String reason) {
      spared++;
    }

    @Override
    public boolean goesOn() {
      return pace.isTimeLeft();
    }
  }

  private final class Acting implements TreeVisitor {
    private final Category category;
    private final Judge judge;
    private final Deletion deletion;
    private long planned;
    private long deleted;
    private long bytes;
    private long held;
    private long kept;
    private long failed;

    Acting(Plan plan) {
      this.category = plan.category();
      this.judge = judge(category);
      this.planned = plan.due();
      this.deletion = new Deletion(judge, open, mounts, this::done);
    }

    @Override
    public void found(Found found) throws IOException {
      Judge.Verdict verdict = judge.of(found);
      if (found.leftover() && !(verdict instanceof Judge.Due)) {
        giveBack(found);
      }
      if (verdict instanceof Judge.Due is) {
        if (planned == 0) {
          done(found.path(), 0, Outcome.KEPT, "it was not there when the plan was made");
          return;
        }
        planned--;
        waitForTurn();
        deletion.add(is);
      } else if (verdict instanceof Judge.Spared spared) {
        done(found.path(), 0, spared.outcome(), spared.reason());
      }
    }

    /** A run that was killed had it in hand, and it is not to be deleted after all. */
    private void giveBack(Found found) throws IOException {
      try {
        new Taken(found).giveBack();
      } catch (IOException e) {
        done(found.path(), 0, Outcome.FAILED, "it has no name of its own again: " + Why.of(e));
      }
    }

    private void waitForTurn() throws IOException {
      try {
        pace.deletesOne();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }

    private void done(Path path, long size, Outcome outcome, String reason) throws IOException {
      switch (outcome) {
        case DELETED -> {
          deleted++;
          bytes += size;
        }
        case HELD -> held++;
        case KEPT -> kept++;
        case FAILED -> failed++;
      }
      listener.done(category, path, outcome, reason);
    }

    @Override
    public void cannot(Path path, String reason) throws IOException {
      done(path, 0, Outcome.FAILED, reason);
    }

    @Override
    public boolean goesOn() {
      return pace.isTimeLeft();
    }
  }
}
