package jitsiprivacy.consent.receipt;

/** What was given is no receipt, or does not show what it says; says why. */
public final class ReceiptException extends Exception {

  private static final long serialVersionUID = 1;

  public ReceiptException(String message) {
    super(message);
  }
}
