package jitsiprivacy.consent.record;

import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;

/** What DPV calls our words. */
final class Terms {

  private Terms() {}

  static String status(ConsentState state) {
    return switch (state) {
      case GRANTED -> "dpv:ConsentGiven";
      case REFUSED -> "dpv:ConsentRefused";
      case WITHDRAWN -> "dpv:ConsentWithdrawn";
      case EXPIRED -> "dpv:ConsentExpired";
      case UNASKED, ASKED ->
          throw new IllegalArgumentException("there is no record of a purpose that is " + state);
    };
  }

  /** Unmuting says more than agreement alone; the others say nothing else. */
  static String typeOfConsent(Cause cause) {
    return cause == Cause.UNMUTE ? "dpv:ImpliedConsent" : "dpv:ExplicitlyExpressedConsent";
  }

  static String basis(LawfulBasis basis) {
    return switch (basis) {
      case CONSENT -> "dpv:Consent";
      case CONTRACT -> "dpv:Contract";
      case LEGAL_OBLIGATION -> "dpv:LegalObligation";
      case VITAL_INTEREST -> "dpv:VitalInterest";
      case PUBLIC_TASK -> "dpv:PublicInterest";
      case LEGITIMATE_INTEREST -> "dpv:LegitimateInterest";
    };
  }
}
