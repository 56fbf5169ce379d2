package jitsiprivacy.cli;

/** The command cannot do what it was asked to. The message is for the operator. */
public final class Failure extends Exception {

  private static final long serialVersionUID = 1;

  private final int exit;

  public Failure(int exit, String message) {
    super(message);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
