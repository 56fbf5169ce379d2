package jitsiprivacy.retention.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store has.
 *
 * @param all that can be read, by name
 * @param problems why it is not known what else there is, with names of files
 */
public record StoredHolds(List<Hold> all, List<String> problems) {

  public StoredHolds {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /**
   * To ask. Where something is not known, everything is held, and why is said instead of a name.
   */
  public Holds holds(Instant now) {
    if (problems.isEmpty()) {
      return new StandingHolds(all, now);
    }
    Optional<String> why = Optional.of("everything is held: " + problems.get(0));
    return held -> why;
  }
}
