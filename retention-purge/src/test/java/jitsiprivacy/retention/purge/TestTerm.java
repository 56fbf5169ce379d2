package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.tree.Found;

/** Keeps what would become of keys. */
record TestTerm(Term files, List<String> keys) implements Term {

  @Override
  public Optional<Instant> due(Candidate candidate) throws IOException {
    return files.due(candidate);
  }

  @Override
  public Held about(Candidate candidate) throws IOException {
    return files.about(candidate);
  }

  @Override
  public void beforeDeletion(Candidate candidate, Path name) {
    keys.add("destroyed " + candidate.name());
  }

  @Override
  public void beforeWithdrawal(Candidate candidate, Path name, Instant until) {
    keys.add("withdrawn " + candidate.name());
  }

  @Override
  public void beforeReturn(Found found, Path name) {
    keys.add("back " + found.called());
  }
}
