package jitsiprivacy.cli.audit.proof;

import java.util.List;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.ConsistencyProof;
import jitsiprivacy.audit.proof.ProofException;

/** Checks that logs went on from checkpoints that somebody kept. */
public final class ContinuationCheck {

  private final VerifierKey archive;
  private final CheckpointPolicy policy;
  private final List<KeptCheckpoint> kept;

  /**
   * @param kept of logs of the archive
   */
  public ContinuationCheck(
      VerifierKey archive, CheckpointPolicy policy, List<KeptCheckpoint> kept) {
    this.archive = archive;
    this.policy = policy;
    this.kept = List.copyOf(kept);
  }

  /**
   * @param file with a consistency proof
   * @throws ProofException when it does not hold
   */
  public Continuation verify(byte[] file) throws ProofException {
    ConsistencyProof proof = ConsistencyProof.parse(file);
    String origin = proof.checkpoint().text().lines().findFirst().orElse("");
    VerifierKey log =
        YearKeys.ofOrigin(archive, origin)
            .orElseThrow(
                () ->
                    new ProofException(
                        "it is of \"" + origin + "\", which is no log of " + archive.name()));
    for (KeptCheckpoint each : kept) {
      if (each.note().text().startsWith(origin + "\n")) {
        Checkpoint before = checkpoint(each, log);
        return new Continuation(before, proof.verify(before, log, policy));
      }
    }
    throw new ProofException("it is of " + origin + ", and no checkpoint of that was kept");
  }

  private static Checkpoint checkpoint(KeptCheckpoint kept, VerifierKey log) throws ProofException {
    try {
      return Checkpoint.open(kept.note(), log);
    } catch (NoteException e) {
      throw new ProofException("the checkpoint that was kept: " + e.getMessage());
    }
  }
}
