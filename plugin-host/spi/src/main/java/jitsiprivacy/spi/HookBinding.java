package jitsiprivacy.spi;

/** A hook and the class that answers for it; the instance comes from the guard's injector. */
public record HookBinding(NamedHook hook, Class<? extends HookHandler> handler) {}
