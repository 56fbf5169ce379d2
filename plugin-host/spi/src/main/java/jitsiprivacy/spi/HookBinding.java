package jitsiprivacy.spi;

/**
 * A hook of a guard and the class that answers for it; the instance comes from the injector.
 *
 * <p>Not a record: see {@link Interception}.
 */
public final class HookBinding {

  private final String guard;
  private final NamedHook hook;
  private final Class<? extends HookHandler> handler;

  HookBinding(String guard, NamedHook hook, Class<? extends HookHandler> handler) {
    this.guard = guard;
    this.hook = hook;
    this.handler = handler;
  }

  public String guard() {
    return guard;
  }

  public NamedHook hook() {
    return hook;
  }

  public Class<? extends HookHandler> handler() {
    return handler;
  }
}
