package jitsiprivacy.recording.session;

/** The state machine of one recording, as docs/recording-policy.md has it. */
final class Lifecycle {

  private Lifecycle() {}

  /** Where a step leads; the same state where it changes nothing. */
  static RecordingState next(RecordingState state, Step step) {
    return switch (step) {
      case PUT_OFF -> state == RecordingState.IDLE ? RecordingState.WAITING : state;
      case LET_THROUGH -> state.isActive() ? state : RecordingState.STARTING;
      case GIVEN_UP -> state == RecordingState.WAITING ? RecordingState.IDLE : state;
      case HOST_STARTED ->
          switch (state) {
            case IDLE, WAITING -> RecordingState.STOPPING; // Nobody let it through.
            case STARTING -> RecordingState.RUNNING;
            case RUNNING, STOPPING -> state;
          };
      case HOST_RETRIES ->
          switch (state) {
            case IDLE, WAITING -> RecordingState.STOPPING;
            case RUNNING -> RecordingState.STARTING;
            case STARTING, STOPPING -> state;
          };
      case MUST_STOP -> state.isActive() ? RecordingState.STOPPING : state;
      case HOST_ENDED -> state.isActive() ? RecordingState.IDLE : state;
    };
  }
}
