package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.clock.LogClock;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Why;

/**
 * Says what is due.
 *
 * @param others categories whose files are theirs, also where this one matches them
 * @param now of the whole run, so that the plan and what is done agree
 * @param clock by which things are withdrawn
 * @param texts how to look into logs
 */
record Judge(
    Category category,
    List<Category> others,
    Term term,
    Holds holds,
    Instant now,
    RunClock clock,
    LogTexts texts) {

  /** What it says. */
  sealed interface Verdict {}

  /** It is none of the category, or not due yet. */
  record Stays(boolean counts) implements Verdict {}

  /** It was withdrawn, and is not due any more. */
  record Returns() implements Verdict {}

  /**
   * It is due.
   *
   * @param oldest entry at its head that is; empty where all of it is
   */
  record Due(Candidate candidate, Instant since, Held about, Optional<Instant> oldest)
      implements Verdict {}

  /** It is due, or may be, and is not to be deleted. */
  record Spared(Outcome outcome, String reason) implements Verdict {}

  Verdict of(Found found) {
    try {
      return judged(found);
    } catch (IOException e) {
      return new Spared(Outcome.FAILED, "it cannot be looked at: " + Why.of(e));
    }
  }

  private Verdict judged(Found found) throws IOException {
    PosixFileAttributes attributes = found.attributes();
    if (found.draft()) {
      return new Stays(false);
    }
    boolean isOfUnit =
        category.unit() == Unit.DIRECTORY ? attributes.isDirectory() : attributes.isRegularFile();
    if (!isOfUnit) {
      return new Stays(false); // A link is none of ours, whatever it leads to.
    }
    Candidate candidate = Candidate.of(found, category.unit());
    Optional<Instant> due = term.due(candidate);
    if (due.isEmpty()) {
      return new Spared(Outcome.FAILED, "nobody can tell since when it is kept");
    }
    Optional<Instant> oldest = Optional.empty();
    if (due.get().isAfter(now)) {
      if (category.unit() == Unit.ENTRY) {
        oldest = entries().oldestDue(found);
      }
      if (oldest.isEmpty()) {
        return found.withdrawn().isPresent() ? new Returns() : new Stays(true);
      }
      due = oldest.map(entries()::due);
    }
    if (category.action() == Action.ANONYMIZE && new Anonymizing(texts).isDone(found)) {
      return new Stays(true);
    }
    Optional<Category> other = owner(candidate.path());
    if (other.isPresent()) {
      return new Spared(Outcome.KEPT, "it belongs to " + other.get().name() + ", too");
    }
    Held about = term.about(candidate);
    Optional<String> hold = holds.on(about);
    if (hold.isPresent()) {
      return new Spared(Outcome.HELD, hold.get());
    }
    return found.withdrawn().isPresent()
        ? withdrawn(candidate, found.withdrawn().get().since(), about)
        : new Due(candidate, due.get(), about, oldest);
  }

  Entries entries() {
    return new Entries(category, texts, new LogClock(texts.zone(), now));
  }

  private Verdict withdrawn(Candidate candidate, Instant since, Held about) {
    if (since.isAfter(clock.soon())) {
      return new Spared(
          Outcome.KEPT,
          "it was withdrawn at " + since + ", which is yet to come, so the clock may be wrong");
    }
    Instant end = Grace.end(category, since);
    // Without grace the next run is late enough, also in the second to which its time was rounded.
    return end.isAfter(now) && category.grace().isPresent()
        ? new Stays(true)
        : new Due(candidate, end, about, Optional.empty());
  }

  private Optional<Category> owner(Path path) {
    for (Category other : others) {
      for (FilePattern pattern : other.files()) {
        if (path.startsWith(pattern.root()) && pattern.matches(below(pattern.root(), path))) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> below(Path root, Path path) {
    List<String> names = new ArrayList<>();
    for (int i = root.getNameCount(); i < path.getNameCount(); i++) {
      names.add(path.getName(i).toString());
    }
    return names;
  }
}
