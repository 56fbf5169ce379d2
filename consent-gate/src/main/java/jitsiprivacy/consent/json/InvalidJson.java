package jitsiprivacy.consent.json;

/** A text that is not JSON as we read it; says why. */
public final class InvalidJson extends Exception {

  private static final long serialVersionUID = 1;

  public InvalidJson(String message) {
    super(message);
  }
}
