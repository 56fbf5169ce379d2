package jitsiprivacy.retention.hold;

/** It is not to be: the message says why, to the operator. Nothing was changed. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  RefusedException(String why) {
    super(why);
  }
}
