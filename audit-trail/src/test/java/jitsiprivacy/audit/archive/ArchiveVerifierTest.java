package jitsiprivacy.audit.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.InMemory;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.payload.Tombstone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to an archive by who has its files, or even its key, is found. */
class ArchiveVerifierTest {

  @TempDir(factory = InMemory.class)
  Path directory;

  private TestArchive archive;
  private PayloadHash payload;

  @BeforeEach
  void make() throws Exception {
    archive = new TestArchive(directory);
    try (AuditTrail trail = archive.open()) {
      EntryId id = trail.record(archive.event(), "participant-1".getBytes(UTF_8));
      payload = archive.reader().entry(id).orElseThrow().event().orElseThrow().payload().get();
      archive.setYear(2027);
      trail.record(archive.event());
      archive.setYear(2028);
      trail.record(archive.event());
      trail.publish();
    }
    assertThat(archive.verify().findings()).isEmpty();
  }

  private List<String> findings(Checkpoint... known) throws IOException {
    return archive.verify(known).findings().stream().map(Finding::toString).toList();
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve(name))) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  private Checkpoint checkpoint(int year) throws Exception {
    byte[] note = Files.readAllBytes(directory.resolve(year + "/checkpoint"));
    return Checkpoint.open(SignedNote.parse(note), YearKeys.verifier(archive.key.verifier(), year));
  }

  /** Who has the key makes another log of a year. */
  private void forge(int year, AuditEvent... events) throws IOException {
    delete(String.valueOf(year));
    Path forged = Files.createDirectory(directory.resolve(String.valueOf(year)));
    EntryFormat format = new EntryFormat();
    try (AuditLog log = AuditLog.open(forged, YearKeys.signer(archive.key, year))) {
      for (AuditEvent event : events) {
        log.append(format.write(event));
      }
      log.publish();
    }
  }

  private AuditEvent opened(int year) {
    return AuditEvent.of(EventKind.LOG_OPENED, archive.now, Actor.SERVICE)
        .with("log", "meet.example/audit/" + year);
  }

  private AuditEvent sealed(int year, long entries) {
    return AuditEvent.of(EventKind.LOG_SEALED, archive.now, Actor.SERVICE)
        .with("log", "meet.example/audit/" + year)
        .with("entries", entries);
  }

  private String note(int year) throws IOException {
    return Files.readString(directory.resolve(year + "/checkpoint"));
  }

  @Test
  void aReportCounts() throws IOException {
    ArchiveReport report = archive.verify();
    assertThat(report.kinds())
        .containsEntry("consent.granted", 3L)
        .containsEntry("log.opened", 3L)
        .containsEntry("log.sealed", 2L);
    assertThat(report.logs()).hasSize(3);
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void aMissingYearInTheMiddle() throws IOException {
    delete("2027");
    assertThat(findings()).containsExactly("2027: the log is missing: it had 3 entries");
  }

  @Test
  void aMissingFirstYear() throws IOException {
    delete("2026");
    assertThat(findings()).containsExactly("2026: the log is missing: it had 3 entries");
  }

  @Test
  void aMissingLastYearIsFoundByWhoKeptACheckpoint() throws Exception {
    Checkpoint known = checkpoint(2028);
    delete("2028");
    assertThat(findings(known)).containsExactly("2028: the log is missing: it had 2 entries");
  }

  @Test
  void aMissingTailIsFoundByWhoKeptACheckpoint() throws Exception {
    Checkpoint known = checkpoint(2028);
    AuditEvent first =
        archive.reader().entry(new EntryId(2028, 0)).orElseThrow().event().orElseThrow();
    forge(2028, first);
    assertThat(findings()).isEmpty();
    assertThat(findings(known))
        .containsExactly("2028: entries are missing: there were 2, there are 1");
  }

  @Test
  void aMissingFirstEntry() throws IOException {
    forge(2028, archive.event());
    assertThat(findings())
        .containsExactly("2028/0: the first entry is missing: it must be a log.opened");
    forge(2028);
    assertThat(findings())
        .containsExactly("2028: the first entry is missing: nothing was recorded");
  }

  @Test
  void aYearThatWasMadeAnewAfterTheNextOneBegan() throws IOException {
    forge(2027, opened(2027).with("previous", note(2026)), sealed(2027, 1));
    assertThat(findings())
        .containsExactly(
            "2027: the log has 2 entries that are not the 3 that the next one follows");
  }

  @Test
  void aYearThatDoesNotEnd() throws IOException {
    AuditEvent first = opened(2027).with("previous", note(2026));
    forge(2027, first, archive.event());
    forge(2028, opened(2028).with("previous", note(2027)));
    assertThat(findings()).containsExactly("2027: the log does not end with a log.sealed");
    forge(2027, first, sealed(2027, 1), archive.event());
    forge(2028, opened(2028).with("previous", note(2027)));
    assertThat(findings())
        .containsExactly(
            "2027/1: entries follow the one that says that there are no more",
            "2027: the log does not end with a log.sealed");
    forge(2027, first, sealed(2027, 7));
    forge(2028, opened(2028).with("previous", note(2027)));
    assertThat(findings()).containsExactly("2027/1: this is the last entry of another log");
  }

  @Test
  void aYearThatBeginsAnew() throws IOException {
    forge(2028, opened(2028));
    assertThat(findings())
        .containsExactly("2028/0: the log does not say that it follows that of 2027");
    forge(2028, opened(2028).with("previous", note(2026)));
    assertThat(findings())
        .containsExactly("2028/0: the log follows that of 2026, not that of 2027");
    forge(2028, opened(2026).with("previous", note(2027)));
    assertThat(findings()).containsExactly("2028/0: this is the first entry of another log");
    forge(2028, opened(2028).with("previous", note(2027).replace("\n3\n", "\n4\n")));
    assertThat(findings()).singleElement().asString().contains("is not valid");
    forge(2028, opened(2028).with("previous", note(2028)));
    assertThat(findings()).containsExactly("2028/0: the log says that it follows that of 2028");
  }

  @Test
  void anEntryThatIsNone() throws IOException {
    try (AuditLog log =
        AuditLog.open(directory.resolve("2028"), YearKeys.signer(archive.key, 2028))) {
      log.append("{\"v\":2,\"kind\":\"later.kind\"}".getBytes(UTF_8));
      log.append("participant-1".getBytes(UTF_8));
      log.append(new EntryFormat().write(opened(2028)));
      log.publish();
    }
    assertThat(findings())
        .containsExactly(
            "2028/3: this is no entry: not JSON", "2028/4: a log does not begin in its middle");
    assertThat(archive.verify().otherVersions()).isEqualTo(1);
  }

  @Test
  void aChangedFile() throws IOException {
    for (String name :
        List.of(
            "2026/checkpoint",
            "2026/tile/entries/000.p/3",
            "2027/tile/0/000.p/3",
            "2028/checkpoint",
            "2028/journal")) {
      Path file = directory.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      changed[changed.length / 4] ^= 1;
      Files.write(file, changed);
      assertThat(findings()).as(name).isNotEmpty();
      Files.delete(file);
      if (!name.endsWith("journal")) {
        assertThat(findings()).as(name).isNotEmpty();
      }
      Files.write(file, whole);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void aPayloadThatIsNotWhatItWas() throws IOException {
    Path file = directory.resolve("payloads/" + payload.hex().substring(0, 2) + "/" + payload);
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    assertThat(findings())
        .containsExactly("2026/1: the payload is missing, and nothing says it was erased");
    Files.writeString(file, "another one");
    assertThat(findings()).containsExactly("2026/1: the payload is not the one that was recorded");
    Files.delete(file);
    Files.createSymbolicLink(file, Files.write(directory.resolve("elsewhere"), whole));
    assertThat(findings()).containsExactly("2026/1: the payload is not the one that was recorded");
    Files.delete(file);
    new PayloadStore(directory).bury(new Tombstone(payload, archive.now, 2027, 1, "request"));
    assertThat(findings())
        .containsExactly(
            "2026/1: the entry that the payload's tombstone names does not say it was erased");
    Files.move(directory.resolve("elsewhere"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(findings()).isEmpty();
  }

  @Test
  void whatNoEntryNamesIsCounted() throws IOException {
    archive.payloads().put(new byte[1]);
    assertThat(archive.verify().payloads())
        .isEqualTo(new ArchiveReport.PayloadReport(1, 0, 0, 0, 1));
    assertThat(findings()).isEmpty();
  }

  @Test
  void aCheckpointOfAnotherArchive() throws Exception {
    Checkpoint other = new Checkpoint("other.example/audit/2026", 1, new byte[32]);
    assertThat(findings(other))
        .containsExactly("other.example/audit/2026: a checkpoint of another archive was given");
  }

  @Test
  void noArchive() throws IOException {
    for (String year : List.of("2026", "2027", "2028")) {
      delete(year);
    }
    assertThat(findings()).containsExactly("archive: there is no log");
  }

  @Test
  void findingsAreCountedWhenThereAreTooManyToKeep() throws IOException {
    try (AuditLog log =
        AuditLog.open(directory.resolve("2028"), YearKeys.signer(archive.key, 2028))) {
      log.append(Collections.nCopies(1500, new byte[1]));
      log.publish();
    }
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).hasSize(1000);
    assertThat(report.faults()).isEqualTo(1500);
  }
}
