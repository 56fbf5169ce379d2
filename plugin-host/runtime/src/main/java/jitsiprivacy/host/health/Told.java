package jitsiprivacy.host.health;

/** What was thrown, as it may stand in a log: with every frame, and messages fit for one line. */
final class Told extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 10;

  private Told(Throwable thrown, Throwable cause) {
    super(Health.shown(thrown.toString()), cause);
    setStackTrace(thrown.getStackTrace());
  }

  /** {@code null} for {@code null}. */
  static Told of(Throwable thrown) {
    return of(thrown, DEEPEST);
  }

  private static Told of(Throwable thrown, int depth) {
    return thrown == null || depth == 0 ? null : new Told(thrown, of(thrown.getCause(), depth - 1));
  }

  /** The message begins with the name of what was thrown. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return getMessage();
  }
}
