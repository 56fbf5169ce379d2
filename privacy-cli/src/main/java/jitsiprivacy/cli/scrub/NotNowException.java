package jitsiprivacy.cli.scrub;

import java.io.IOException;

/** A file is left alone, for a reason that says nothing bad of it. */
final class NotNowException extends IOException {

  private static final long serialVersionUID = 1;

  NotNowException(String message) {
    super(message);
  }
}
