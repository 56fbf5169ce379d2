package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.Due;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.category.Whose;
import jitsiprivacy.retention.clock.LogClock;
import jitsiprivacy.retention.clock.NameClock;
import jitsiprivacy.retention.hold.Held;

/**
 * Files of which nothing is known but what the file system, their name and their lines say. Where
 * there is no time in a name or in a line, that of the last change counts, which is later.
 */
public final class FileTerm implements Term {

  private final Category category;
  private final NameClock names;
  private final LastEntry lines;

  /**
   * @param zone by whose clocks names and lines were written
   */
  public FileTerm(Category category, ZoneId zone, Instant now) {
    this.category = category;
    this.names = new NameClock(zone);
    this.lines = new LastEntry(new LogClock(zone, now));
  }

  @Override
  public Optional<Instant> due(Candidate candidate) throws IOException {
    Instant start = start(candidate).orElse(candidate.modified());
    return Optional.of(category.due(start, Whose.UNKNOWN).orElse(Instant.MAX));
  }

  private Optional<Instant> start(Candidate candidate) throws IOException {
    if (category.from() == ClockStart.NAME) {
      return names.in(candidate.name());
    }
    if (category.from() == ClockStart.LAST_ENTRY && category.unit() != Unit.DIRECTORY) {
      // What is due by its last change is due by its last line, and need not be read.
      boolean isOld = !isKept(candidate.modified(), lines.now());
      return isOld ? Optional.empty() : lines.of(candidate.found());
    }
    return Optional.empty();
  }

  private boolean isKept(Instant start, Instant now) {
    return Due.after(start, category.keep()).map(due -> due.isAfter(now)).orElse(true);
  }

  @Override
  public Held about(Candidate candidate) {
    return Held.file(candidate.path(), candidate.modified());
  }

  @Override
  public void beforeDeletion(Candidate candidate, Path name) {}
}
