package jitsiprivacy.agent.bridge;

import java.util.List;
import java.util.Map;

/**
 * The isolated side, as instrumented code sees it. No method throws: the fault barrier is behind
 * this interface.
 */
public interface Guest {

  /**
   * Methods to instrument beside the stanza methods; empty lists with {@code stanzas == false} mean
   * that the host is left as it is.
   */
  record Plan(boolean stanzas, List<Hook> hooks) {}

  /** A named hook, found under exactly this descriptor. The method returns {@code void}. */
  record Hook(int number, String className, String method, String descriptor) {}

  /** Reads the configuration, finds the guards and says what to instrument. */
  Plan plan();

  /**
   * Starts the guards, and returns before they are all there unless one must be: what needs one of
   * them waits.
   *
   * @param failures by {@link Hook#number()}, why a hook could not be attached; {@link #STANZAS} is
   *     the key for the stanza methods
   * @throws UnusableConfiguration when guards that must hold could not be put in place
   */
  void start(Map<Integer, String> failures) throws UnusableConfiguration;

  /** Key of the stanza methods among the failures. */
  int STANZAS = -1;

  /** The stanza to process instead, most often the same; {@code null} for none. */
  Object incoming(Object connection, Object stanza);

  /** The stanza to send instead, most often the same; {@code null} for none. */
  Object outgoing(Object connection, Object stanza);

  /**
   * A stanza that {@link #outgoing} let go was handed to the wire, or {@code failure} was thrown.
   */
  void sent(Object connection, Object stanza, Throwable failure);

  /** Whether the hooked method runs. */
  boolean enter(int hook, Object self, Object[] arguments);
}
