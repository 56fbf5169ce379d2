/**
 * A witness of logs (C2SP tlog-witness, {@code add-checkpoint} and the checkpoints for monitors)
 * that a second installation runs, and the client that asks witnesses for their cosignatures.
 */
package jitsiprivacy.audit.anchor.witness;
