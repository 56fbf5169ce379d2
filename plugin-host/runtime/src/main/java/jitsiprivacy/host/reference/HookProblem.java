package jitsiprivacy.host.reference;

/**
 * The hook cannot stand.
 *
 * @param text why, for an operator to read
 */
public record HookProblem(String text) implements HookResult {}
