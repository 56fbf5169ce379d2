package jitsiprivacy.spi;

/** What happens to a stanza or a decision when the code that should judge it failed. */
public enum OnFault {
  /** Refuse: the default, and the promise. */
  DENY,
  /** Let it through, loudly. */
  ALLOW
}
