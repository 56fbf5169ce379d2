package jitsiprivacy.audit.tile;

import java.io.IOException;

/** A file of the log is not what it must be; says which and how. */
public final class DamagedLogException extends IOException {

  private static final long serialVersionUID = 1;

  public DamagedLogException(String message) {
    super(message);
  }
}
