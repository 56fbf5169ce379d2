package jitsiprivacy.audit.log;

import java.io.IOException;

/** Nothing was recorded: whoever asked must go on as if it had not happened. */
public final class AuditException extends IOException {

  private static final long serialVersionUID = 1;

  public AuditException(String message, Throwable cause) {
    super(message, cause);
  }
}
