package jitsiprivacy.consent.policy;

import java.time.Duration;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;

/**
 * How one purpose is handled for somebody.
 *
 * @param lasts how long a grant of an account lasts; empty for as long as the meeting
 */
public record PurposeTerms(Gate gate, LawfulBasis basis, Optional<Duration> lasts) {
  public PurposeTerms {
    if (gate != Gate.NONE && basis != LawfulBasis.CONSENT) {
      throw new IllegalArgumentException("only consent can be waited for at a gate");
    }
  }
}
