package jitsiprivacy.cli;

import java.io.IOException;

/** Nothing can be written to stdout any more, so that there is nothing left to do. */
public final class OutputLost extends IOException {

  private static final long serialVersionUID = 1;

  private final boolean closed;

  OutputLost(IOException cause, boolean closed) {
    super("stdout cannot be written to: " + cause.getMessage(), cause);
    this.closed = closed;
  }

  /** Whether whoever read it has gone, which is nothing to talk about. */
  boolean isClosed() {
    return closed;
  }
}
