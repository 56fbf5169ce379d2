package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.Taken;
import jitsiprivacy.retention.tree.TreeVisitor;
import jitsiprivacy.retention.tree.TreeWalk;
import jitsiprivacy.retention.tree.Why;

/**
 * What is withdrawn, and how it is had back. Not while a run is at work.
 *
 * @param now by which it is judged whether it would be due again
 */
public record Withdrawals(
    List<Category> categories, Function<Category, Term> terms, Holds holds, Instant now) {

  /** One of them. */
  public record Entry(Category category, Path path, Instant since) {

    /** When it can be had back no longer. */
    public Instant until() {
      return Grace.end(category, since);
    }
  }

  /** Is told of what there is. */
  public interface Listing {
    void entry(Entry entry) throws IOException;

    /** Something that cannot be looked at. */
    void cannot(Path path, String reason) throws IOException;
  }

  /** Is told of what is had back. */
  public interface Account {

    /** It is about to be; it is not, when this fails. */
    void returning(Entry entry) throws IOException;

    /**
     * What became of it.
     *
     * @param outcome {@link Outcome#RETURNED}, {@link Outcome#KEPT} when it would be due again, or
     *     {@link Outcome#FAILED}
     */
    void done(Path path, Outcome outcome, String reason) throws IOException;
  }

  /** Tells of all there are. */
  public void list(Listing listing) throws IOException {
    walk((found, entry) -> listing.entry(entry), listing::cannot);
  }

  /**
   * Gives what was withdrawn its name, its permissions and its key back; of several that were
   * called so the last one.
   *
   * @param paths as they were before
   */
  public void undo(Set<Path> paths, Account account) throws IOException {
    Map<Path, Instant> last = new HashMap<>();
    walk(
        (found, entry) -> {
          if (paths.contains(entry.path())) {
            last.merge(entry.path(), entry.since(), (a, b) -> a.isAfter(b) ? a : b);
          }
        },
        (path, reason) -> {}); // Told when they are looked for again.
    for (Path path : paths) {
      if (!last.containsKey(path)) {
        account.done(path, Outcome.FAILED, "nothing that was called so is withdrawn");
      }
    }
    walk(
        (found, entry) -> {
          if (last.remove(entry.path(), entry.since())) {
            undo(found, entry, account);
          }
        },
        (path, reason) -> account.done(path, Outcome.FAILED, reason));
  }

  private void undo(Found found, Entry entry, Account account) throws IOException {
    Term term = terms.apply(entry.category());
    try {
      if (isDue(found, entry.category(), term)) {
        account.done(entry.path(), Outcome.KEPT, "it would be due again at the next run");
        return;
      }
      account.returning(entry);
      term.beforeReturn(found, found.name());
      new Taken(found).giveBackWithdrawn();
    } catch (IOException e) {
      account.done(entry.path(), Outcome.FAILED, Why.of(e));
      return;
    }
    account.done(entry.path(), Outcome.RETURNED, "");
  }

  private boolean isDue(Found found, Category category, Term term) throws IOException {
    Candidate candidate = Candidate.of(found, category.unit());
    Optional<Instant> due = term.due(candidate);
    return due.filter(time -> time.isAfter(now)).isEmpty()
        && holds.on(term.about(candidate)).isEmpty();
  }

  private interface Visit {
    void found(Found found, Entry entry) throws IOException;
  }

  private interface Trouble {
    void cannot(Path path, String reason) throws IOException;
  }

  private void walk(Visit visit, Trouble trouble) throws IOException {
    Mounts mounts = new Mounts();
    mounts.look();
    for (Category category : categories) {
      for (FilePattern files : category.files()) {
        new TreeWalk(files, mounts, new Visitor(category, visit, trouble)).run();
      }
    }
  }

  private record Visitor(Category category, Visit visit, Trouble trouble) implements TreeVisitor {

    @Override
    public void found(Found found) throws IOException {
      if (found.withdrawn().isPresent()) {
        Instant since = found.withdrawn().get().since();
        visit.found(found, new Entry(category, found.path(), since));
      }
    }

    @Override
    public void cannot(Path path, String reason) throws IOException {
      trouble.cannot(path, reason);
    }

    @Override
    public boolean goesOn() {
      return true;
    }
  }
}
