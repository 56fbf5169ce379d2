package jitsiprivacy.audit.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.InMemory;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.Tombstone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

  @TempDir(factory = InMemory.class)
  Path directory;

  private TestArchive archive;

  @BeforeEach
  void make() throws Exception {
    archive = new TestArchive(directory);
  }

  @Test
  void whatIsRecordedIsThereAtOnceAndInTheTreeOncePublished() throws IOException {
    try (AuditTrail trail = archive.open()) {
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2026, 1));
      assertThat(archive.entries())
          .containsExactly("2026/0 log.opened", "2026/1 consent.granted pending");
      assertThat(trail.publish().size()).isEqualTo(2);
      assertThat(archive.entries()).containsExactly("2026/0 log.opened", "2026/1 consent.granted");
    }
    assertThat(archive.verify().findings()).isEmpty();
  }

  @Test
  void theYearChangesByTheClock() throws IOException {
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event());
      archive.setYear(2027);
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2027, 1));
      archive.setYear(2029);
      assertThat(trail.publish().size()).isEqualTo(1);
    }
    assertThat(archive.entries())
        .containsExactly(
            "2026/0 log.opened",
            "2026/1 consent.granted",
            "2026/2 log.sealed",
            "2027/0 log.opened",
            "2027/1 consent.granted",
            "2027/2 log.sealed",
            "2029/0 log.opened");
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.logs())
        .extracting(
            ArchiveReport.LogReport::year,
            ArchiveReport.LogReport::published,
            ArchiveReport.LogReport::pending,
            ArchiveReport.LogReport::sealed,
            log -> log.verified().orElseThrow().size())
        .containsExactly(
            tuple(2026, 3L, 0L, true, 3L),
            tuple(2027, 3L, 0L, true, 3L),
            tuple(2029, 1L, 0L, false, 1L));
    AuditEvent opened =
        archive.reader().entry(new EntryId(2027, 0)).orElseThrow().event().orElseThrow();
    assertThat(opened.text("log")).hasValue("meet.example/audit/2027");
    assertThat(opened.text("previous"))
        .hasValue(Files.readString(directory.resolve("2026/checkpoint")));
  }

  @Test
  void nothingIsAppendedToASealedLog() throws IOException {
    try (AuditTrail trail = archive.open()) {
      archive.setYear(2027);
      trail.publish();
    }
    try (AuditLog old =
        AuditLog.open(directory.resolve("2026"), YearKeys.signer(archive.key, 2026))) {
      assertThatExceptionOfType(AuditException.class)
          .isThrownBy(() -> old.append(new byte[1]))
          .withMessageContaining("sealed");
    }
  }

  @Test
  void aClockThatGoesBackChangesNothing() throws IOException {
    archive.setYear(2031);
    try (AuditTrail trail = archive.open()) {
      archive.setYear(2026);
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2031, 1));
    }
    try (AuditTrail trail = archive.open()) {
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2031, 2));
      trail.publish();
    }
    assertThat(archive.verify().findings()).isEmpty();
  }

  /** Another process, whose clock is ahead, sealed the log and died. */
  @Test
  @Timeout(60)
  void aSealedLogOfThisYearIsFollowedByThatOfTheNext() throws IOException {
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event());
      Files.writeString(directory.resolve("2026/sealed"), "3\n");
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2027, 1));
      trail.publish();
    }
    assertThat(archive.verify().findings()).isEmpty();
  }

  @Test
  void twoFollowEachOtherIntoTheNextYear() throws IOException {
    try (AuditTrail one = archive.open();
        AuditTrail other = archive.open()) {
      one.record(archive.event());
      other.record(archive.event());
      archive.setYear(2027);
      one.record(archive.event());
      archive.setYear(2026); // The clock of the other one is slow, yet the log is sealed.
      assertThat(other.record(archive.event())).isEqualTo(new EntryId(2027, 2));
      other.publish();
    }
    assertThat(archive.entries()).hasSize(7);
    assertThat(archive.verify().findings()).isEmpty();
  }

  /** The states that a process which dies on the way to the next year may leave. */
  @Test
  void theNextOneFinishesWhatOneDiedOver() throws IOException {
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event());
    }
    archive.setYear(2027);
    Files.writeString(directory.resolve("2026/sealed"), "3\n");
    opensThe2027th();
    delete("2027");
    opensThe2027th();
    delete("2027");
    Files.createDirectory(directory.resolve("2027"));
    opensThe2027th();
    delete("2027");
    Files.createDirectory(directory.resolve("2027"));
    AuditLog.open(directory.resolve("2027"), YearKeys.signer(archive.key, 2027)).close();
    opensThe2027th();
  }

  private void opensThe2027th() throws IOException {
    try (AuditTrail trail = archive.open()) {
      assertThat(trail.publish().size()).isEqualTo(1);
    }
    assertThat(archive.entries())
        .containsExactly(
            "2026/0 log.opened",
            "2026/1 consent.granted",
            "2026/2 log.sealed",
            "2027/0 log.opened");
    assertThat(archive.verify().findings()).isEmpty();
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve(name))) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void whoeverCannotWriteIsTold() throws IOException {
    try (AuditTrail trail = archive.open()) {
      archive.setYear(2027);
      Path wall = Files.createFile(directory.resolve("2027"));
      assertThatExceptionOfType(AuditException.class)
          .isThrownBy(() -> trail.record(archive.event()))
          .withMessageContaining("not recorded");
      Files.delete(wall);
      assertThat(trail.record(archive.event())).isEqualTo(new EntryId(2027, 1));
    }
    SignerKey other = generate();
    assertThatIOException().isThrownBy(() -> AuditTrail.open(directory, other, archive.clock));
  }

  private static SignerKey generate() {
    try {
      return SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    } catch (NoteException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlyTheArchiveBeginsAndEndsLogs() throws IOException {
    try (AuditTrail trail = archive.open()) {
      for (EventKind kind : List.of(EventKind.LOG_OPENED, EventKind.LOG_SEALED)) {
        AuditEvent event = AuditEvent.of(kind, archive.now, Actor.SERVICE);
        assertThatIllegalArgumentException().isThrownBy(() -> trail.record(event));
      }
    }
  }

  @Test
  void aPayloadLiesBesideTheLog() throws Exception {
    try (AuditTrail trail = archive.open()) {
      EntryId id = trail.record(archive.event(), "participant-1".getBytes(UTF_8));
      ArchivedEntry entry = archive.reader().entry(id).orElseThrow();
      PayloadHash hash = entry.event().flatMap(AuditEvent::payload).orElseThrow();
      assertThat(present(hash)).isEqualTo("participant-1");
      assertThat(entry.text()).doesNotContain("participant-1").contains(hash.hex());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trail.record(entry.event().orElseThrow(), new byte[1]));
      // The same again is another one: nobody can tell from the log that it is the same.
      EntryId again = trail.record(archive.event(), "participant-1".getBytes(UTF_8));
      assertThat(archive.reader().entry(again).orElseThrow().event().flatMap(AuditEvent::payload))
          .isNotEqualTo(Optional.of(hash));
    }
    assertThat(archive.verify().payloads())
        .isEqualTo(new ArchiveReport.PayloadReport(2, 0, 0, 0, 0));
  }

  private String present(PayloadHash hash) throws IOException {
    PayloadState state = archive.payloads().state(hash);
    assertThat(state).isInstanceOf(PayloadState.Present.class);
    return new String(((PayloadState.Present) state).payload(), UTF_8);
  }

  @Test
  void anErasedPayloadLeavesATombstoneAndTheProofs() throws Exception {
    try (AuditTrail trail = archive.open()) {
      EntryId id = trail.record(archive.event(), "participant-1".getBytes(UTF_8));
      PayloadHash hash = payloadOf(id);
      archive.setYear(2027);
      Tombstone tombstone = trail.erase(hash, "request", Actor.OPERATOR);
      assertThat(tombstone).isEqualTo(new Tombstone(hash, archive.now, 2027, 1, "request"));
      assertThat(archive.payloads().state(hash)).isEqualTo(new PayloadState.Erased(tombstone));
      // Again is no other erasure.
      assertThat(trail.erase(hash, "retention", Actor.SERVICE)).isEqualTo(tombstone);
      trail.publish();
    }
    assertThat(archive.entries()).last().isEqualTo("2027/1 payload.erased");
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.payloads()).isEqualTo(new ArchiveReport.PayloadReport(0, 1, 0, 0, 0));
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain("participant-1");
      }
    }
  }

  private PayloadHash payloadOf(EntryId id) throws IOException {
    return archive
        .reader()
        .entry(id)
        .flatMap(ArchivedEntry::event)
        .flatMap(AuditEvent::payload)
        .orElseThrow();
  }

  @Test
  void anErasureThatOneDiedOverIsFinished() throws Exception {
    try (AuditTrail trail = archive.open()) {
      PayloadHash hash = payloadOf(trail.record(archive.event(), new byte[100]));
      trail.record(
          AuditEvent.of(EventKind.PAYLOAD_ERASED, archive.now, Actor.SERVICE)
              .with("hash", hash.hex())
              .with("reason", "retention"));
      assertThat(archive.verify().findings())
          .singleElement()
          .hasToString("2026/2: the payload was to be erased and was not: erase it again");
      assertThat(trail.erase(hash, "retention", Actor.SERVICE).entry()).isEqualTo(3);
    }
    assertThat(archive.verify().findings()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotErased() throws IOException {
    try (AuditTrail trail = archive.open()) {
      PayloadHash none = new PayloadHash("0".repeat(64));
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> trail.erase(none, "request", Actor.OPERATOR));
      PayloadHash hash = payloadOf(trail.record(archive.event(), new byte[1]));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trail.erase(hash, "asked by participant-1", Actor.OPERATOR));
    }
    assertThat(archive.entries()).hasSize(2);
  }

  @Test
  void theGroupOfTheDirectoryMayWriteEverything() throws IOException {
    Files.setAttribute(directory, "unix:mode", 02770);
    try (AuditTrail trail = archive.open()) {
      trail.erase(payloadOf(trail.record(archive.event(), new byte[1])), "x", Actor.SERVICE);
      trail.record(archive.event(), new byte[1]);
      archive.setYear(2027);
      trail.publish();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwxrwx---" : "rw-rw----");
      }
    }
  }

  @Test
  void manyThreadsChangeTheYearTogether() throws Exception {
    Set<EntryId> ids = new ConcurrentSkipListSet<>();
    try (AuditTrail trail = archive.open()) {
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      new Thread(
                          () -> {
                            for (int k = 0; k < 30; k++) {
                              try {
                                if (k == 10 && i == 0) {
                                  archive.setYear(2027);
                                }
                                assertThat(ids.add(trail.record(archive.event()))).isTrue();
                              } catch (IOException e) {
                                throw new IllegalStateException(e);
                              }
                            }
                          }))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      Checkpoint last = trail.publish();
      assertThat(ids).hasSize(240);
      assertThat(last.origin()).isEqualTo("meet.example/audit/2027");
    }
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.kinds()).containsEntry("consent.granted", 240L);
  }
}
