package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.PurgeListener;

/** Passes on what is done, and shows how far it is. */
final class Watching implements PurgeListener {

  private final Report report;
  private final Screen screen;
  private long done;

  Watching(Report report, Screen screen) {
    this.report = report;
    this.screen = screen;
  }

  void begin(long due) {
    screen.begin(due, Long::toString);
  }

  @Override
  public void examined(long files) {}

  @Override
  public void due(Category category, Path path, long bytes, Instant since) throws IOException {
    report.due(category, path, bytes, since);
  }

  @Override
  public void done(Category category, Path path, Outcome outcome, String reason)
      throws IOException {
    report.done(category, path, outcome, reason);
    screen.done(++done);
  }
}
