package jitsiprivacy.consent.ledger;

/** Writes the published form of a record. */
@FunctionalInterface
public interface DocumentFormat {

  /**
   * Of a decision whose own document is not written yet; the same text for the same decision, as
   * long as the operator's description of the service is the same.
   */
  String of(KeptDecision decision);
}
