package jitsiprivacy.cli.audit.proof;

import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.InclusionProof;
import jitsiprivacy.audit.proof.ProofException;

/** Checks proofs with the public key of an archive. */
public final class ProofCheck {

  private final VerifierKey archive;
  private final CheckpointPolicy policy;

  public ProofCheck(VerifierKey archive, CheckpointPolicy policy) {
    this.archive = archive;
    this.policy = policy;
  }

  /**
   * @param file of C2SP tlog-proof, with the entry in it
   * @throws ProofException when it does not hold
   */
  public Proven verify(byte[] file) throws ProofException {
    InclusionProof proof = InclusionProof.parse(file);
    int year =
        YearKeys.year(archive, proof.origin())
            .orElseThrow(
                () ->
                    new ProofException(
                        "it is of \""
                            + proof.origin()
                            + "\", which is no log of "
                            + archive.name()));
    Checkpoint checkpoint = proof.verify(YearKeys.verifier(archive, year), policy);
    return new Proven(
        ArchivedEntry.of(new EntryId(year, proof.index()), proof.extra().orElseThrow()),
        checkpoint);
  }
}
