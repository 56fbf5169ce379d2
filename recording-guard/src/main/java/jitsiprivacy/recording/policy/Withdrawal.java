package jitsiprivacy.recording.policy;

/** What becomes of a recording when somebody in it takes consent back. */
public enum Withdrawal {
  /** It goes on, without them: they are muted at once. */
  MUTE,
  /** It is stopped; they are muted until it has. */
  STOP
}
