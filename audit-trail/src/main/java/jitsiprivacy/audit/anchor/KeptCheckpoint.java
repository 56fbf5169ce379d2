package jitsiprivacy.audit.anchor;

import java.time.Instant;
import jitsiprivacy.audit.note.SignedNote;

/**
 * A checkpoint that was kept where the log's operator could not change it: in a mail, a repository,
 * on paper.
 *
 * @param note as {@link CheckpointText} reads it
 * @param since when it has been there, on the word of whoever kept it
 * @param where for people
 */
public record KeptCheckpoint(SignedNote note, Instant since, String where) {}
