package jitsiprivacy.recording.policy;

/** What becomes of somebody who comes while a recording runs and has not agreed to it. */
public enum LateJoiner {
  /** Muted until they agree. */
  MUTE,
  /** Not let in until they agree. */
  HOLD,
  /** The recording is stopped. */
  STOP
}
