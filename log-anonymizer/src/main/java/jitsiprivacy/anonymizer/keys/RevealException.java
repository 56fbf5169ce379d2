package jitsiprivacy.anonymizer.keys;

/** A pseudonym cannot be reversed; the message says why, in one line for the operator. */
public final class RevealException extends Exception {

  private static final long serialVersionUID = 1;

  RevealException(String message) {
    super(message);
  }
}
