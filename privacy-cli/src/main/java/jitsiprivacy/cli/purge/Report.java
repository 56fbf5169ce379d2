package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Plan;
import jitsiprivacy.retention.purge.Result;

/** Says what is due, and what became of it. */
interface Report {

  void due(Category category, Path path, long bytes, Instant since) throws IOException;

  void plan(Plan plan) throws IOException;

  void done(Category category, Path path, Outcome outcome, String reason) throws IOException;

  void result(Result result) throws IOException;
}
