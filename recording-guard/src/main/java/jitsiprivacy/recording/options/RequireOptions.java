package jitsiprivacy.recording.options;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Withdrawal;

/**
 * What a recording requires.
 *
 * @param consent of all if it is not written
 */
public record RequireOptions(
    Optional<ConsentNeed> consent,
    Optional<String> basis,
    Optional<Duration> startsWithin,
    Optional<LateJoiner> lateJoiner,
    Optional<Withdrawal> withdrawal,
    Optional<Duration> lasts,
    Optional<String> announcement,
    Optional<Boolean> reason,
    Optional<Set<Quarantine>> quarantine) {

  static final RequireOptions CONSENT_OF_ALL =
      new RequireOptions(
          Optional.of(ConsentNeed.ALL),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  Requirements requirements() {
    return new Requirements(
        consent.orElse(ConsentNeed.ALL),
        basis,
        startsWithin,
        lateJoiner,
        withdrawal,
        lasts,
        announcement,
        reason.orElse(false),
        quarantine.orElse(Set.of()));
  }
}
