package jitsiprivacy.audit.anchor.timestamp;

/** A time stamp that is none, is not of the data, or is not trusted; says which. */
public final class TimeStampException extends Exception {

  private static final long serialVersionUID = 1;

  TimeStampException(String message) {
    super(message);
  }

  TimeStampException(String message, Throwable cause) {
    super(message, cause);
  }
}
