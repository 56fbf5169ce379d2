package jitsiprivacy.consent;

/** Why data may be processed for a purpose: Article 6 (1) GDPR. */
public enum LawfulBasis {
  CONSENT,
  CONTRACT,
  LEGAL_OBLIGATION,
  VITAL_INTEREST,
  PUBLIC_TASK,
  LEGITIMATE_INTEREST
}
