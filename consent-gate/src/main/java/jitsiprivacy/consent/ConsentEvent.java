package jitsiprivacy.consent;

/** What can happen to consent. */
public enum ConsentEvent {
  /** The notice is shown. */
  ASK,
  /** Agreed. */
  GRANT,
  /** Disagreed: which withdraws what was granted. */
  REFUSE,
  /** The time is over, or the notice has a new version. */
  EXPIRE
}
