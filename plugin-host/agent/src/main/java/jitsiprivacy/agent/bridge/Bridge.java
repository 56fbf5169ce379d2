package jitsiprivacy.agent.bridge;

/**
 * Where instrumented methods of the host call us. Holds the one piece of static state: the guest
 * behind it.
 */
public final class Bridge {

  private static volatile Guest guest;

  private Bridge() {}

  /**
   * Puts the guest in place.
   *
   * @throws IllegalStateException when one is there already
   */
  public static synchronized void enter(Guest newGuest) {
    if (guest != null) {
      throw new IllegalStateException("a guest is here already");
    }
    guest = newGuest;
  }

  /** Called before {@code AbstractXMPPConnection.processStanza}; see {@link Guest#incoming}. */
  public static Object incoming(Object connection, Object stanza) {
    Guest present = guest;
    return present == null ? stanza : present.incoming(connection, stanza);
  }

  /** Called before {@code AbstractXMPPConnection.sendStanza}; see {@link Guest#outgoing}. */
  public static Object outgoing(Object connection, Object stanza) {
    Guest present = guest;
    return present == null ? stanza : present.outgoing(connection, stanza);
  }

  /** Called after {@code AbstractXMPPConnection.sendStanza}; see {@link Guest#sent}. */
  public static void sent(Object connection, Object stanza, Throwable failure) {
    Guest present = guest;
    if (present != null && stanza != null) {
      present.sent(connection, stanza, failure);
    }
  }

  /** Called before a named hook's method; see {@link Guest#enter}. */
  public static boolean runs(int hook, Object self, Object[] arguments) {
    Guest present = guest;
    return present == null || present.enter(hook, self, arguments);
  }
}
