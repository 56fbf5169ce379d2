package jitsiprivacy.cli.audit.proof;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;

/** Demands the cosignatures that a policy does. */
public record EnoughWitnesses(WitnessPolicy witnesses) implements CheckpointPolicy {

  @Override
  public void check(SignedNote note, Checkpoint checkpoint) throws NoteException {
    if (isDemanded()) {
      Map<VerifierKey, Instant> cosigned = new HashMap<>();
      for (VerifierKey each : witnesses.witnesses()) {
        Optional<Instant> time = Cosignature.find(note, each).map(Cosignature::time);
        time.ifPresent(then -> cosigned.put(each, then));
      }
      if (witnesses.quorum().since(cosigned).isEmpty()) {
        throw new NoteException(
            "cosigned by " + cosigned.size() + " of the witnesses, fewer than the policy demands");
      }
    }
  }

  /** A quorum that not even all of them make is that of a policy without one. */
  private boolean isDemanded() {
    Map<VerifierKey, Instant> all = new HashMap<>();
    witnesses.witnesses().forEach(each -> all.put(each, Instant.EPOCH));
    return witnesses.quorum().since(all).isPresent();
  }
}
