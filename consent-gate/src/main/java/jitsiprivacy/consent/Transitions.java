package jitsiprivacy.consent;

/** The state machine of consent, as docs/consent-states.md has it. */
public final class Transitions {

  private Transitions() {}

  /** Where an event leads; the same state where it changes nothing. */
  public static ConsentState next(ConsentState state, ConsentEvent event) {
    return switch (event) {
      case ASK ->
          switch (state) {
            case UNASKED, EXPIRED -> ConsentState.ASKED;
            default -> state;
          };
      case GRANT -> ConsentState.GRANTED;
      case REFUSE ->
          switch (state) {
            case GRANTED, WITHDRAWN -> ConsentState.WITHDRAWN;
            default -> ConsentState.REFUSED;
          };
      case EXPIRE -> state == ConsentState.GRANTED ? ConsentState.EXPIRED : state;
    };
  }
}
