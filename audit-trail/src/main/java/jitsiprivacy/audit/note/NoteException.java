package jitsiprivacy.audit.note;

/** A note, key or checkpoint that is malformed or not signed as it must be; says how. */
public final class NoteException extends Exception {

  private static final long serialVersionUID = 1;

  public NoteException(String message) {
    super(message);
  }
}
