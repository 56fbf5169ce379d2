package jitsiprivacy.audit.entry;

/** Not an entry; the message never repeats what it says. */
final class InvalidEntryException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidEntryException(String message) {
    super(message);
  }
}
