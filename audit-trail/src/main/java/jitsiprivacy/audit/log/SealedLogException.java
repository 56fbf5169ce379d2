package jitsiprivacy.audit.log;

import java.io.IOException;

/** The log has its last entry. */
public final class SealedLogException extends IOException {

  private static final long serialVersionUID = 1;

  SealedLogException() {
    super("the log is sealed");
  }
}
