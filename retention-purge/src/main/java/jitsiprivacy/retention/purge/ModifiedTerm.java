package jitsiprivacy.retention.purge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;

/**
 * Files that are kept for a time after they were last changed, and of which nothing else is known.
 */
public record ModifiedTerm(Period keep) implements Term {

  @Override
  public Optional<Instant> due(Candidate candidate) {
    try {
      return Optional.of(candidate.modified().atOffset(ZoneOffset.UTC).plus(keep).toInstant());
    } catch (DateTimeException e) {
      return Optional.of(Instant.MAX); // Further away than there are dates.
    }
  }

  @Override
  public Held about(Candidate candidate) {
    return Held.file(candidate.path(), candidate.modified());
  }

  @Override
  public void beforeDeletion(Candidate candidate) {}
}
