package jitsiprivacy.host.reference;

/**
 * The hook can stand.
 *
 * @param descriptor the one of the accepted JVM descriptors that the host's class declares
 */
public record HookMatch(String descriptor) implements HookResult {}
