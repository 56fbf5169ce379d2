package jitsiprivacy.consent.policy;

import java.time.Duration;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;

/**
 * How a purpose is set for everybody, before the rules.
 *
 * @param told whether participants are told of it, and asked where the basis is consent
 */
public record PurposeSetting(boolean told, Gate gate, LawfulBasis basis, Optional<Duration> lasts) {

  /** Of a purpose of the operator's own. */
  public static final PurposeSetting OWN =
      new PurposeSetting(true, Gate.NONE, LawfulBasis.CONSENT, Optional.empty());

  /** Nothing waits for a consent that nobody is asked for. */
  PurposeTerms terms() {
    return new PurposeTerms(basis == LawfulBasis.CONSENT ? gate : Gate.NONE, basis, lasts);
  }
}
