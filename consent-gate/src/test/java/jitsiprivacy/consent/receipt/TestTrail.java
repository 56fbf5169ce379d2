package jitsiprivacy.consent.receipt;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.record.DecisionEvent;
import jitsiprivacy.consent.record.Decisions;

/** An archive of a year, in which decisions are recorded as the consent gate records them. */
final class TestTrail implements Closeable {

  private final Path directory;
  private final SignerKey key;
  private final AuditTrail trail;
  private final Pseudonyms pseudonyms = new Pseudonyms(new byte[Pseudonyms.KEY_BYTES]);

  TestTrail(Path directory) throws IOException, NoteException {
    this(directory, SignerKey.generate("meet.example/audit", SignatureType.ED25519));
  }

  TestTrail(Path directory, SignerKey key) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.key = key;
    this.trail =
        AuditTrail.open(
            directory, key, Clock.fixed(Instant.parse("2026-11-25T17:00:00Z"), ZoneOffset.UTC));
  }

  SignerKey signer() {
    return key;
  }

  VerifierKey key() {
    return key.verifier();
  }

  ArchiveReader reader() {
    return new ArchiveReader(directory, key());
  }

  /** Recorded, and not signed yet. */
  RecordedDocument record(KeptDecision decision) throws IOException {
    return record(List.of(decision)).get(0);
  }

  /** So many, of different records. */
  List<RecordedDocument> record(int from, int to) throws IOException {
    return record(
        IntStream.range(from, to).mapToObj(i -> Decisions.numbered(Decisions.GRANT, i)).toList());
  }

  private List<RecordedDocument> record(List<KeptDecision> decisions) throws IOException {
    List<KeptDecision> kept =
        decisions.stream().map(each -> Decisions.documented(each, Decisions.SERVICE)).toList();
    EntryId first = trail.record(kept.stream().map(this::event).toList());
    List<RecordedDocument> all = new ArrayList<>();
    for (KeptDecision each : kept) {
      all.add(
          new RecordedDocument(
              each.document(), new EntryId(first.year(), first.index() + all.size())));
    }
    return all;
  }

  private AuditEvent event(KeptDecision kept) {
    return DecisionEvent.of(
        new ConsentRecord(
            kept.id(),
            kept.time(),
            kept.asked(),
            new Meeting("room1@conference.example", kept.meeting()),
            new DataSubject("participant-1", kept.isAccount()),
            kept.purpose(),
            kept.state(),
            kept.cause(),
            kept.notice(),
            kept.basis(),
            kept.until()),
        kept,
        pseudonyms);
  }

  void publish() throws IOException {
    trail.publish();
  }

  ReceiptMaker maker() {
    return new ReceiptMaker(directory, key());
  }

  /** The file. */
  String receipt(RecordedDocument... records) throws IOException, ReceiptException {
    return new ReceiptFormat().write(maker().make(List.of(records)));
  }

  static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    trail.close();
  }
}
