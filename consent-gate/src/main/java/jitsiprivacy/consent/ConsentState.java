package jitsiprivacy.consent;

/** Where one occupant stands about one purpose; docs/consent-states.md has the table. */
public enum ConsentState {
  /** Nobody has asked yet. */
  UNASKED,
  /** The notice is shown; there is no answer. */
  ASKED,
  /** Agreed to. */
  GRANTED,
  /** Not agreed to. */
  REFUSED,
  /** Agreed to before, and not any more. */
  WITHDRAWN,
  /** Agreed to before, for a time that is over or under a notice that is not in force any more. */
  EXPIRED
}
