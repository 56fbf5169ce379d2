package jitsiprivacy.consent.policy;

import java.time.Duration;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;

/** What a rule sets otherwise; what is empty stays. */
public record PurposeChange(
    Optional<Boolean> told,
    Optional<Gate> gate,
    Optional<LawfulBasis> basis,
    Optional<Duration> lasts) {

  PurposeSetting appliedTo(PurposeSetting before) {
    return new PurposeSetting(
        told.orElse(before.told()),
        gate.orElse(before.gate()),
        basis.orElse(before.basis()),
        lasts.or(before::lasts));
  }
}
