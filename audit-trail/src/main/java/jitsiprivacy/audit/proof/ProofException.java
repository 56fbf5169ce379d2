package jitsiprivacy.audit.proof;

/** What was given does not prove it, or is no proof at all; says why. */
public final class ProofException extends Exception {

  private static final long serialVersionUID = 1;

  public ProofException(String message) {
    super(message);
  }
}
