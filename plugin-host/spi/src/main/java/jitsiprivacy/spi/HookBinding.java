package jitsiprivacy.spi;

/** A hook of a guard and the class that answers for it; the instance comes from the injector. */
public record HookBinding(String guard, NamedHook hook, Class<? extends HookHandler> handler) {}
