package jitsiprivacy.retention.purge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.retention.category.Category;

/** Keeps what it is told. */
final class Told implements PurgeListener {

  final List<String> due = new ArrayList<>();
  final List<String> done = new ArrayList<>();
  private final Path root;

  Told(Path root) {
    this.root = root;
  }

  @Override
  public void examined(long files) {}

  @Override
  public void due(Category category, Path path, long bytes, Instant since) {
    due.add(root.relativize(path).toString());
  }

  @Override
  public void done(Category category, Path path, Outcome outcome, String reason) {
    done.add(outcome + " " + root.relativize(path) + (reason.isEmpty() ? "" : ": " + reason));
  }
}
