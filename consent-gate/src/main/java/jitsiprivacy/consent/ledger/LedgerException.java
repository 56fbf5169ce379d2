package jitsiprivacy.consent.ledger;

/** Evidence could not be made durable. */
public final class LedgerException extends Exception {
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
