package jitsiprivacy.consent;

/** Who brought a change about. */
public enum Actor {
  /** The data subject. */
  PARTICIPANT,
  /** Somebody who runs the service. */
  OPERATOR,
  /** The service by itself. */
  SERVICE
}
