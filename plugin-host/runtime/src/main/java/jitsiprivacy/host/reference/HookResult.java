package jitsiprivacy.host.reference;

/** Whether a named hook can stand in a host. */
public sealed interface HookResult permits HookMatch, HookProblem {}
