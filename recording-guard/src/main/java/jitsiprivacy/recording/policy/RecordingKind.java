package jitsiprivacy.recording.policy;

/** What leaves the meeting, and how. */
public enum RecordingKind {
  /** A file on the server. */
  FILE,
  /** To a service that shows it to anybody. */
  LIVE_STREAM,
  /** To a conference system or telephone. */
  SIP,
  /** Into text. */
  TRANSCRIPTION,
  /** Into text in another language, or speech. */
  TRANSLATION,
  /** Each participant's media by itself. */
  MULTITRACK_EXPORT;

  /** Whether it goes to a host that can be named. */
  public boolean leavesForAHost() {
    return this != FILE;
  }
}
