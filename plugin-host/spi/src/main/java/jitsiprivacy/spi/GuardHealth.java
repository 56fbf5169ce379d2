package jitsiprivacy.spi;

/** Where a guard says how it is doing: shown at start, in the status file and as metrics. */
public interface GuardHealth {

  /**
   * A way around this guard that the present configuration or host leaves open. Saying it again
   * under the same id replaces the text.
   *
   * @param id short name in kebab case
   * @param text what is open and how to close it, for an operator
   */
  void hole(String id, String text);

  /** The way around is closed again. */
  void closed(String id);

  /** Something broke. Logged, counted, and shown until {@link #recovered}. */
  void alert(String id, String text, Throwable cause);

  /** What {@link #alert} told of works again. */
  void recovered(String id);
}
