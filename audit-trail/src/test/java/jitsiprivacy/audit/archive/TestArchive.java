package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.payload.PayloadStore;

/** An archive with a clock that is set by hand. */
final class TestArchive {

  static final Pseudonym ROOM = new Pseudonym("7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e");
  static final Pseudonym SUBJECT = new Pseudonym("0d4f1a2b3c4d5e6f708192a3b4c5d6e7");

  final Path directory;
  final SignerKey key;
  Instant now = Instant.parse("2026-12-31T23:59:59Z");

  final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  TestArchive(Path directory) throws NoteException {
    this.directory = directory;
    this.key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  AuditTrail open() throws IOException {
    return AuditTrail.open(directory, key, clock);
  }

  void setYear(int year) {
    now = Instant.parse(year + "-01-01T00:00:00Z");
  }

  AuditEvent event() {
    return event(EventKind.CONSENT_GRANTED);
  }

  AuditEvent event(EventKind kind) {
    return AuditEvent.of(kind, now, Actor.PARTICIPANT)
        .inRoom(ROOM)
        .about(SUBJECT)
        .with("notice", "1")
        .with("purposes", List.of("recording"));
  }

  ArchiveReader reader() {
    return new ArchiveReader(directory, key.verifier());
  }

  PayloadStore payloads() {
    return new PayloadStore(directory);
  }

  ArchiveReport verify(Checkpoint... known) throws IOException {
    return new ArchiveVerifier(directory, key.verifier()).verify(List.of(known), size -> {});
  }

  /** As {@code 2026/0 log.opened}. */
  List<String> entries() throws IOException {
    List<String> all = new ArrayList<>();
    reader()
        .forwards(
            EntryFilter.any(),
            entry ->
                all.add(
                    entry.id()
                        + " "
                        + entry.event().map(AuditEvent::kind).orElse("?")
                        + (entry.pending() ? " pending" : "")));
    return all;
  }
}
