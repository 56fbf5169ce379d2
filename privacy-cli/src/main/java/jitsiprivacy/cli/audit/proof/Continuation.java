package jitsiprivacy.cli.audit.proof;

import jitsiprivacy.audit.note.Checkpoint;

/**
 * What a consistency proof shows: the log went on from what it was.
 *
 * @param before the checkpoint that somebody kept
 * @param now what the log signed since
 */
public record Continuation(Checkpoint before, Checkpoint now) {}
