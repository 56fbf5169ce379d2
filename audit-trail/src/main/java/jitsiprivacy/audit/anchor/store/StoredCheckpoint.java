package jitsiprivacy.audit.anchor.store;

import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.note.SignedNote;

/**
 * A checkpoint that was anchored, with what others said of it; nothing is checked.
 *
 * @param directory where it lies
 * @param note as the log signed it
 * @param cosigned notes of the same text, with cosignatures
 * @param timeStamps files, at most {@link AnchorStore#LONGEST_TIME_STAMP} bytes each
 */
public record StoredCheckpoint(
    Path directory, SignedNote note, List<SignedNote> cosigned, List<Path> timeStamps) {

  public StoredCheckpoint {
    cosigned = List.copyOf(cosigned);
    timeStamps = List.copyOf(timeStamps);
  }
}
