package jitsiprivacy.audit.proof;

import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/** A checkpoint that was signed by who must have. */
final class TrustedCheckpoint {

  private TrustedCheckpoint() {}

  static Checkpoint open(SignedNote note, VerifierKey log, CheckpointPolicy policy)
      throws ProofException {
    try {
      Checkpoint checkpoint = Checkpoint.open(note, log);
      policy.check(note, checkpoint);
      return checkpoint;
    } catch (NoteException e) {
      throw new ProofException("the checkpoint: " + e.getMessage());
    }
  }
}
