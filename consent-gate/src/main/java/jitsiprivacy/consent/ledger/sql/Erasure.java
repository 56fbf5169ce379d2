package jitsiprivacy.consent.ledger.sql;

/**
 * What became of the decisions of a subject.
 *
 * @param deleted are gone
 * @param proof stay, as grants and what ended them
 * @param held stay as well, for they may not be deleted
 */
public record Erasure(long deleted, long proof, long held) {}
