package jitsiprivacy.spi;

/** Decides whether a hooked method of the host runs. */
public interface HookHandler {

  /**
   * Called on the host's thread before the method body, under whatever locks the caller holds. Must
   * not block. A throw counts as a fault of the guard and, unless faults are allowed, skips the
   * method.
   *
   * @param self the object the method was called on
   * @param arguments a copy of its arguments
   * @return {@code true} to run the method, {@code false} to return from it at once, with {@code
   *     null} where it returns an object; one that returns a primitive value cannot be hooked
   */
  boolean enter(Object self, Object[] arguments);

  /**
   * Told once, before it is first asked, whether the hook stands.
   *
   * @param problem why it does not, or {@code null} when it does
   */
  void attached(String problem);
}
