package jitsiprivacy.recording.session;

/** What can happen to a recording. */
enum Step {
  /** Not everybody has agreed yet. */
  PUT_OFF,
  /** It may start. */
  LET_THROUGH,
  /** It is not waited for any longer. */
  GIVEN_UP,
  /** The host says that it runs. */
  HOST_STARTED,
  /** The host says that it tries again. */
  HOST_RETRIES,
  /** It may not go on. */
  MUST_STOP,
  /** The host says that it has ended, or has failed. */
  HOST_ENDED
}
