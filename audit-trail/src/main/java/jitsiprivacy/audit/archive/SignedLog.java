package jitsiprivacy.audit.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * A log of an archive, with what it signed last.
 *
 * @param directory of the log
 * @param key of the log, which signed it
 * @param note with it, as it lies there
 * @param checkpoint what stands in the note
 */
public record SignedLog(Path directory, VerifierKey key, SignedNote note, Checkpoint checkpoint) {

  /** What is signed, and what others sign and stamp. */
  public byte[] text() {
    return note.text().getBytes(StandardCharsets.UTF_8);
  }
}
