package jitsiprivacy.jicofo.consent.options;

import java.time.Duration;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.policy.Gate;

/**
 * One purpose, or what a rule sets otherwise for it.
 *
 * @param told whether participants are told of it
 * @param lasts how long a grant of an account lasts; as long as the meeting where it is not written
 */
public record PurposeOptions(
    Optional<Boolean> told,
    Optional<Gate> gate,
    Optional<LawfulBasis> basis,
    Optional<Duration> lasts) {
  public PurposeOptions {
    if (gate.orElse(Gate.NONE) != Gate.NONE
        && basis.orElse(LawfulBasis.CONSENT) != LawfulBasis.CONSENT) {
      throw new IllegalArgumentException(
          "a gate waits for consent: with another basis, gate must be none");
    }
    if (lasts.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
      throw new IllegalArgumentException("lasts must be more than nothing");
    }
  }
}
