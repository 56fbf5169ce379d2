package jitsiprivacy.recording.session;

/** Where a recording stands; as docs/recording-policy.md has it. */
public enum RecordingState {
  /** There is none. */
  IDLE,
  /** Asked for, and kept back until all have agreed. */
  WAITING,
  /** Let through; the host has not said that it runs. */
  STARTING,
  /** The host says that it runs. */
  RUNNING,
  /** To be stopped; the host has not said that it has ended. */
  STOPPING;

  /** Whether something may be recorded: whoever has not agreed is held back. */
  public boolean isActive() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }
}
