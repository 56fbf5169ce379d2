package jitsiprivacy.recording.session;

import java.util.Locale;

/** Why a recording ended, or did not start. */
public enum EndReason {
  /** Somebody stopped it who may. */
  ASKED,
  /** The host ended it by itself. */
  HOST,
  /** The host could not do it. */
  FAILED,
  /** The host did not say within the time it has that it runs. */
  NOT_STARTED,
  /** Whoever asked for it has left. */
  INITIATOR_LEFT,
  /** The meeting became end-to-end encrypted. */
  ENCRYPTED,
  /** It ran for as long as it may. */
  MAXIMUM,
  /** The rules were changed, and it is not what they say any more. */
  POLICY_CHANGED,
  /** Somebody came who has not agreed. */
  LATE_JOINER,
  /** Somebody in it took consent back. */
  WITHDRAWN,
  /** Nobody let it through. */
  UNEXPECTED,
  /** It is not certain any more who is there. */
  UNCERTAIN,
  /** Not everybody agreed in time. */
  NOT_IN_TIME;

  /** A word, for the audit trail. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
