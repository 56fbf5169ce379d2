package jitsiprivacy.audit.proof;

import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;

/** What is asked of a checkpoint besides the log's signature, such as cosignatures of witnesses. */
@FunctionalInterface
public interface CheckpointPolicy {

  /**
   * @param note to be trusted as far as the log is: it signed it
   * @param checkpoint what the note says
   * @throws NoteException when it is not enough
   */
  void check(SignedNote note, Checkpoint checkpoint) throws NoteException;

  /** The log's signature is enough. */
  static CheckpointPolicy logAlone() {
    return (note, checkpoint) -> {};
  }
}
