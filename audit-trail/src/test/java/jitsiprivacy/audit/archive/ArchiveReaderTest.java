package jitsiprivacy.audit.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.InMemory;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.InclusionProof;
import jitsiprivacy.audit.proof.ProofMaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {

  private static final Pseudonym OTHER = new Pseudonym("f".repeat(32));

  @TempDir(factory = InMemory.class)
  Path directory;

  private TestArchive archive;

  @BeforeEach
  void make() throws Exception {
    archive = new TestArchive(directory);
  }

  private List<String> ids(EntryFilter filter) throws IOException {
    List<String> ids = new ArrayList<>();
    archive.reader().forwards(filter, entry -> ids.add(entry.id().toString()));
    return ids;
  }

  @Test
  void bothWaysShowTheSame() throws IOException {
    try (AuditTrail trail = archive.open()) {
      for (int i = 0; i < 300; i++) {
        trail.record(archive.event());
        if (i == 280) {
          trail.publish();
        }
      }
      archive.setYear(2027);
      for (int i = 0; i < 3; i++) {
        trail.record(archive.event());
      }
    }
    List<String> forwards = ids(EntryFilter.any());
    List<String> backwards = new ArrayList<>();
    archive.reader().backwards(EntryFilter.any(), entry -> backwards.add(entry.id().toString()));
    Collections.reverse(backwards);
    assertThat(backwards).isEqualTo(forwards).hasSize(306).endsWith("2027/3");
    assertThat(archive.reader().newest(5, EntryFilter.any()))
        .extracting(entry -> entry.id() + (entry.pending() ? " pending" : ""))
        .containsExactly(
            "2026/301", "2027/0", "2027/1 pending", "2027/2 pending", "2027/3 pending");
    assertThat(archive.reader().newest(0, EntryFilter.any())).isEmpty();
    assertThat(archive.reader().years()).containsExactly(2026, 2027);
    assertThat(archive.reader().size(2026)).isEqualTo(302);
    assertThat(archive.reader().size(2027)).isEqualTo(4);
  }

  @Test
  void filtersAskForAllOfThem() throws IOException {
    Instant first = archive.now;
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event());
      archive.now = first.plusMillis(1);
      trail.record(archive.event(EventKind.CONSENT_WITHDRAWN));
      archive.now = first.plusMillis(2);
      trail.record(archive.event(EventKind.RECORDING_STOPPED).inRoom(OTHER));
      trail.record(archive.event(EventKind.RECORDING_STOPPED).about(OTHER));
      trail.record(AuditEvent.of(EventKind.PURGE_RUN, archive.now, Actor.SERVICE));
    }
    EntryFilter any = EntryFilter.any();
    assertThat(ids(any)).hasSize(6);
    assertThat(ids(any.kinds(Set.of("consent")))).containsExactly("2026/1", "2026/2");
    assertThat(ids(any.kinds(Set.of("consent.granted", "purge.run"))))
        .containsExactly("2026/1", "2026/5");
    assertThat(ids(any.kinds(Set.of("con")))).isEmpty();
    assertThat(ids(any.from(first.plusMillis(1)).until(first.plusMillis(2))))
        .containsExactly("2026/2");
    assertThat(ids(any.room(TestArchive.ROOM))).containsExactly("2026/1", "2026/2", "2026/4");
    assertThat(ids(any.subject(TestArchive.SUBJECT))).containsExactly("2026/1", "2026/2", "2026/3");
    assertThat(ids(any.subject(TestArchive.SUBJECT).room(OTHER))).containsExactly("2026/3");
  }

  @Test
  void whatIsOfALaterVersionIsShownAsItIs() throws IOException {
    archive.open().close();
    String later = "{\"v\":2,\"kind\":\"consent.granted\",\"more\":[1]}";
    try (AuditLog log =
        AuditLog.open(directory.resolve("2026"), YearKeys.signer(archive.key, 2026))) {
      log.append(List.of(later.getBytes(UTF_8), "\u00fc".getBytes(UTF_8)));
    }
    ArchivedEntry entry = archive.reader().entry(new EntryId(2026, 1)).orElseThrow();
    assertThat(entry.text()).isEqualTo(later);
    assertThat(entry.content()).isEqualTo(new EntryContent.OtherVersion(2, "consent.granted"));
    EntryFilter any = EntryFilter.any();
    assertThat(ids(any)).containsExactly("2026/0", "2026/1", "2026/2");
    assertThat(ids(any.kinds(Set.of("consent.granted")))).containsExactly("2026/1");
    assertThat(ids(any.room(OTHER))).isEmpty();
  }

  @Test
  void anEntryIsFoundByItsPlace() throws IOException {
    archive.open().close();
    ArchiveReader reader = archive.reader();
    assertThat(reader.entry(new EntryId(2026, 0))).isPresent();
    assertThat(reader.entry(new EntryId(2026, 1))).isEmpty();
    assertThat(reader.entry(new EntryId(2026, -1))).isEmpty();
    assertThat(reader.entry(new EntryId(2025, 0))).isEmpty();
    assertThat(EntryId.parse("2026/4711")).hasValue(new EntryId(2026, 4711));
    for (String none : List.of("", "2026", "2026/", "26/1", "2026/01", "2026/-1", "2026/1 ")) {
      assertThat(EntryId.parse(none)).as(none).isEmpty();
    }
  }

  @Test
  void anEntryOfAnyYearIsProvenWithTheKeyOfTheArchive() throws Exception {
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event());
      archive.setYear(2027);
      trail.publish();
    }
    VerifierKey key = VerifierKey.parse(archive.key.verifier().toString());
    ProofMaker maker =
        new ProofMaker(archive.reader().directory(2026), YearKeys.verifier(key, 2026));
    InclusionProof proof = InclusionProof.parse(maker.inclusion(1).bytes());
    Optional<Integer> year = YearKeys.year(key, proof.origin());
    assertThat(year).hasValue(2026);
    assertThat(
            proof
                .verify(YearKeys.verifier(key, year.orElseThrow()), CheckpointPolicy.logAlone())
                .size())
        .isEqualTo(3);
    assertThat(YearKeys.year(key, "other.example/audit/2026")).isEmpty();
    assertThat(YearKeys.year(key, "meet.example/audit/2026/2026")).isEmpty();
    assertThat(YearKeys.year(key, "meet.example/audit")).isEmpty();
  }
}
