package jitsiprivacy.consent.receipt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.InclusionProof;
import jitsiprivacy.audit.proof.ProofException;
import jitsiprivacy.consent.json.CanonicalJson;
import jitsiprivacy.consent.record.DecisionEvent;
import jitsiprivacy.consent.record.DocumentHash;
import jitsiprivacy.consent.record.RecordClaims;

/** Checks receipts with the public key of an audit trail and nothing else. */
public final class ReceiptVerifier {

  private final VerifierKey archive;
  private final CheckpointPolicy policy;
  private final ReceiptFormat format = new ReceiptFormat();
  private final EntryFormat entries = new EntryFormat();

  /**
   * @param archive the key of the trail, from somewhere else than the receipt
   */
  public ReceiptVerifier(VerifierKey archive, CheckpointPolicy policy) {
    this.archive = archive;
    this.policy = policy;
  }

  /**
   * Checks a file that may come from anybody.
   *
   * @return its records, each of which is proven
   * @throws ReceiptException when one of them is not
   */
  public List<ProvenRecord> verify(byte[] file) throws ReceiptException {
    return verify(format.read(file));
  }

  List<ProvenRecord> verify(Receipt receipt) throws ReceiptException {
    List<ProvenRecord> proven = new ArrayList<>();
    for (ReceiptPart part : receipt.parts()) {
      try {
        proven.add(verify(part));
      } catch (ReceiptException e) {
        throw new ReceiptException("record " + (proven.size() + 1) + ": " + e.getMessage());
      }
    }
    return proven;
  }

  private ProvenRecord verify(ReceiptPart part) throws ReceiptException {
    byte[] entry = part.entry().getBytes(StandardCharsets.UTF_8);
    if (!(entries.read(entry) instanceof EntryContent.Known known)) {
      throw new ReceiptException("the entry is none of an audit trail of this version");
    }
    AuditEvent event = known.event();
    String hash = DocumentHash.of(CanonicalJson.write(part.document()));
    if (!event.text(DecisionEvent.RECORD).equals(Optional.of(hash))) {
      throw new ReceiptException("the entry is of another document: this one's hash is " + hash);
    }
    RecordClaims claims =
        RecordClaims.of(part.document())
            .orElseThrow(() -> new ReceiptException("the document is no consent record"));
    if (!claims.agreeWith(event)) {
      throw new ReceiptException("the document and the entry tell of different decisions");
    }
    return proven(part, claims, entry, event);
  }

  private ProvenRecord proven(ReceiptPart part, RecordClaims claims, byte[] entry, AuditEvent event)
      throws ReceiptException {
    try {
      InclusionProof proof = InclusionProof.parse(part.proof().getBytes(StandardCharsets.UTF_8));
      int year =
          YearKeys.year(archive, proof.origin())
              .orElseThrow(() -> new ProofException("it is of no log of " + archive.name()));
      Checkpoint checkpoint = proof.verify(entry, YearKeys.verifier(archive, year), policy);
      return new ProvenRecord(
          part.document(), claims, new EntryId(year, proof.index()), event, checkpoint);
    } catch (ProofException | IllegalArgumentException e) {
      throw new ReceiptException("the proof: " + e.getMessage());
    }
  }
}
