package jitsiprivacy.consent;

/** A consent value that is not of the documented form; the message says what is wrong. */
public final class InvalidStatement extends Exception {
  public InvalidStatement(String message) {
    super(message);
  }
}
