package jitsiprivacy.cli.audit.proof;

import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.note.Checkpoint;

/**
 * What a proof shows.
 *
 * @param entry that is in the log
 * @param checkpoint that was signed for the log
 */
public record Proven(ArchivedEntry entry, Checkpoint checkpoint) {}
