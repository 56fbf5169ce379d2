package jitsiprivacy.retention.request;

/** What was asked for is not done with a request. The message says why, and what can be done. */
public final class RequestRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  RequestRefusedException(String why) {
    super(why);
  }
}
