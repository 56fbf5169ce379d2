package jitsiprivacy.host.reference;

/**
 * A reference that this host does not satisfy.
 *
 * @param reference what a guard needs
 * @param problem what is wrong, for an operator to read
 */
public record Mismatch(Reference reference, String problem) {}
