package jitsiprivacy.consent.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.InclusionProof;
import jitsiprivacy.audit.proof.ProofMaker;
import jitsiprivacy.consent.json.InvalidJson;
import jitsiprivacy.consent.json.JsonReader;
import jitsiprivacy.consent.record.DocumentHash;

/** Makes receipts from an archive as it lies on disk. Only reads. For any number of threads. */
public final class ReceiptMaker {

  /** Of an id, in hexadecimal digits. */
  private static final int ID = 32;

  private final ArchiveReader archive;
  private final VerifierKey key;
  private final ReceiptVerifier verifier;
  private final JsonReader reader = new JsonReader(ReceiptFormat.LONGEST);

  /**
   * @param archive the directory of the audit trail
   * @param key of it
   */
  public ReceiptMaker(Path archive, VerifierKey key) {
    this.archive = new ArchiveReader(archive, key);
    this.key = key;
    this.verifier = new ReceiptVerifier(key, CheckpointPolicy.logAlone());
  }

  /**
   * Makes one of 1 to {@link Receipt#MOST_RECORDS} records. It is verified before it is handed out.
   *
   * @throws NotSignedYetException when the trail has to be published first
   * @throws IOException when the trail cannot be read
   * @throws ReceiptException when the trail does not prove the records
   */
  public Receipt make(List<RecordedDocument> records) throws IOException, ReceiptException {
    if (records.isEmpty() || records.size() > Receipt.MOST_RECORDS) {
      throw new ReceiptException("a receipt has 1 to " + Receipt.MOST_RECORDS + " records");
    }
    List<ReceiptPart> parts = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (RecordedDocument record : records) {
      parts.add(part(record));
      hashes.add(DocumentHash.of(record.document()));
    }
    String id = DocumentHash.of(String.join("\n", hashes)).substring(0, ID);
    Receipt receipt = new Receipt(id, key.toString(), parts);
    verifier.verify(receipt);
    return receipt;
  }

  private ReceiptPart part(RecordedDocument record) throws IOException, ReceiptException {
    InclusionProof proof = proof(record.entry());
    try {
      return new ReceiptPart(
          reader.object(record.document()),
          new String(proof.extra().orElseThrow(), StandardCharsets.UTF_8),
          proof.withoutExtra().toString());
    } catch (InvalidJson e) {
      throw new ReceiptException("the document is no consent record: " + e.getMessage());
    }
  }

  private InclusionProof proof(EntryId entry) throws IOException {
    ProofMaker maker =
        new ProofMaker(archive.directory(entry.year()), YearKeys.verifier(key, entry.year()));
    try {
      return maker.inclusion(entry.index());
    } catch (IndexOutOfBoundsException e) {
      throw new NotSignedYetException(entry);
    }
  }
}
