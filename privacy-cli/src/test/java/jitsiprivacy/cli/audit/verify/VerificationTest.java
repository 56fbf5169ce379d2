package jitsiprivacy.cli.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.audit.anchor.AnchorTrust;
import jitsiprivacy.audit.anchor.CheckpointText;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.ProofMaker;
import jitsiprivacy.cli.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator may do to an archive, with its key and without, is found. */
class VerificationTest {

  private static final Instant NOW = Instant.parse("2027-06-01T12:00:00Z");

  @TempDir Path directory;

  private Path archive;
  private Path seen;
  private SignerKey key;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void record() throws Exception {
    archive = Files.createDirectory(directory.resolve("audit"));
    seen = directory.resolve("seen");
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    record(archive, "2026-12-31T23:00:00Z", 3);
    record(archive, "2027-01-01T01:00:00Z", 2);
  }

  private void record(Path into, String time, int count) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    try (AuditTrail trail = AuditTrail.open(into, key, clock)) {
      for (int i = 0; i < count; i++) {
        AuditEvent event =
            AuditEvent.of(EventKind.CONSENT_ASKED, clock.instant(), Actor.SERVICE)
                .with("notice", "" + i);
        trail.record(event, ("payload " + i).getBytes(StandardCharsets.UTF_8));
      }
      trail.publish();
    }
  }

  private Verdict verify(AnchorTrust trust) throws IOException {
    return new Verification(
            archive, key.verifier(), trust, Optional.of(new Seen(seen)), warnings::add)
        .run(NOW, done -> {});
  }

  private List<String> findings(KeptCheckpoint... kept) throws IOException {
    Verdict verdict =
        verify(new AnchorTrust(WitnessPolicy.none(), Optional.empty(), List.of(kept)));
    List<String> all = new ArrayList<>();
    verdict.contradictions().stream().map(Finding::toString).forEach(all::add);
    verdict.archive().findings().stream().map(Finding::toString).forEach(all::add);
    assertThat(verdict.isGood()).isEqualTo(all.isEmpty());
    return all;
  }

  private SignedLog newest() throws IOException {
    return new ArchiveReader(archive, key.verifier()).newestLog();
  }

  private KeptCheckpoint kept() throws IOException {
    return new KeptCheckpoint(newest().note(), Instant.parse("2027-01-02T00:00:00Z"), "monday.txt");
  }

  private Path save() throws IOException {
    Path saved = directory.resolve("saved");
    Tree.copy(archive, saved);
    return saved;
  }

  private void replace(Path with) throws IOException {
    Tree.delete(archive);
    Tree.copy(with, archive);
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() throws Exception {
    assertThat(findings()).isEmpty();
    assertThat(Files.readString(seen)).isEqualTo(newest().note().toString());
    record(archive, "2027-02-01T00:00:00Z", 300);
    assertThat(findings(kept())).isEmpty();
    assertThat(Files.readString(seen)).isEqualTo(newest().note().toString());
    record(archive, "2028-01-01T00:00:00Z", 1);
    assertThat(findings()).isEmpty();
    assertThat(Files.readString(seen)).startsWith("meet.example/audit/2028\n2\n");
    assertThat(warnings).isEmpty();
  }

  @Test
  void theProgressEndsWithAllOfTheWork() throws Exception {
    List<Long> progress = new ArrayList<>();
    new Verification(archive, key.verifier(), AnchorTrust.none(), Optional.empty(), warnings::add)
        .run(NOW, progress::add);
    long work = new ArchiveVerifier(archive, key.verifier()).work();
    assertThat(work).isEqualTo(2 * (5 + 3));
    assertThat(progress).isSorted().last().satisfies(last -> assertThat(last).isBetween(11L, work));
  }

  @Test
  void aChangedLeafIsFound() throws Exception {
    Path bundle = archive.resolve("2027/tile/entries/000.p/3");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 80] ^= 1;
    Files.write(bundle, bytes);
    assertThat(findings()).isNotEmpty().anyMatch(each -> each.startsWith("2027"));
    assertThat(seen).doesNotExist();
  }

  @Test
  void aTailThatWasCutOffWithItsCheckpointIsFoundAgainstWhatWasSeen() throws Exception {
    Path saved = save();
    record(archive, "2027-02-01T00:00:00Z", 2);
    assertThat(findings()).isEmpty();
    String before = Files.readString(seen);
    replace(saved);
    assertThat(findings()).containsExactly("2027: entries are missing: there were 5, there are 3");
    assertThat(findings()).hasSize(1); // And stays found.
    assertThat(Files.readString(seen)).isEqualTo(before);
  }

  @Test
  void anotherHistoryWithAValidSignatureIsFoundAgainstWhatWasKeptAndWhatWasSeen() throws Exception {
    Path saved = save();
    record(archive, "2027-02-01T00:00:00Z", 2);
    KeptCheckpoint kept = kept();
    replace(saved);
    record(archive, "2027-02-01T00:00:01Z", 4);
    assertThat(findings(kept))
        .singleElement()
        .asString()
        .startsWith(
            "meet.example/audit/2027: it signed a checkpoint of 5 entries that it does not"
                + " continue, and monday.txt vouches for it: the first 5 entries were others");
    assertThat(findings()).isEmpty();
    replace(saved);
    record(archive, "2027-02-01T00:00:02Z", 9);
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("2027: the first 7 entries are not");
  }

  @Test
  void aCheckpointOfAnotherHistoryThatLiesBesideTheLogIsFound() throws Exception {
    Path saved = save();
    record(archive, "2027-02-01T00:00:00Z", 2);
    SignedLog other = newest();
    replace(saved);
    try (AnchorStore anchors = new AnchorStore(archive.resolve("2027"))) {
      anchors.add(other.note());
    }
    assertThat(findings())
        .singleElement()
        .asString()
        .contains("there were 5 entries, now there are 3");
  }

  @Test
  void aLogUnderAnotherNameIsFound() throws Exception {
    Tree.delete(archive.resolve("2027"));
    Tree.copy(archive.resolve("2026"), archive.resolve("2027"));
    assertThat(findings()).isNotEmpty().anyMatch(each -> each.contains("not signed by"));
  }

  @Test
  void anArchiveOfAnotherKeyIsFound() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    assertThat(findings()).isNotEmpty();
    assertThat(seen).doesNotExist();
  }

  @Test
  void aLogThatWasTakenAwayIsFound() throws Exception {
    Path saved = save();
    assertThat(findings()).isEmpty();
    Tree.delete(archive.resolve("2027"));
    assertThat(findings()).containsExactly("2027: the log is missing: it had 3 entries");
    replace(saved);
    Tree.delete(archive.resolve("2026"));
    assertThat(findings()).containsExactly("2026: the log is missing: it had 5 entries");
    Files.delete(seen);
    replace(saved);
    KeptCheckpoint kept = kept();
    Tree.delete(archive.resolve("2027"));
    assertThat(findings()).isEmpty(); // As if there had never been one.
    Files.delete(seen);
    assertThat(findings(kept)).containsExactly("2027: the log is missing: it had 3 entries");
  }

  @Test
  void anEmptyArchiveIsFound() throws Exception {
    assertThat(findings()).isEmpty();
    Tree.delete(archive);
    Files.createDirectory(archive);
    assertThat(findings())
        .containsExactly("archive: there is no log", "2027: the log is missing: it had 3 entries");
  }

  @Test
  void whatWasSeenMustBeOfTheArchive() throws Exception {
    SignerKey other = SignerKey.generate("other.example/audit", SignatureType.ED25519);
    for (String wrong :
        List.of(
            "", "garbage", newest().checkpoint().sign(other).toString(), newest().note() + "x")) {
      Files.writeString(seen, wrong);
      assertThat(findings()).singleElement().asString().contains("what was seen before");
      assertThat(findings()).hasSize(1); // And stays found.
      assertThat(seen).hasContent(wrong);
    }
  }

  @Test
  void whatCannotBeRememberedIsToldAndNoFinding() throws Exception {
    Files.createDirectories(seen.resolve("directory"));
    Verification verification =
        new Verification(
            archive,
            key.verifier(),
            AnchorTrust.none(),
            Optional.of(new Seen(directory.resolve("missing/seen"))),
            warnings::add);
    assertThat(verification.run(NOW, done -> {}).isGood()).isTrue();
    assertThat(warnings).singleElement().asString().contains("is not remembered for the next time");
  }

  @Test
  void nobodyVouchesForWhatIsOnlyKeptBesideTheLog() throws Exception {
    Verdict verdict = verify(AnchorTrust.none());
    assertThat(verdict.oldest()).isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HumanVerdict(out).verdict(verdict);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            log of 2026: 5 entries, sealed
            log of 2027: 3 entries
            5 payloads, 0 erased
            no anchor counts: nobody but the key of the log vouches for any of it
            nothing is wrong
            """);
  }

  @Test
  void theOldestAndTheNewestAnchorAreTold() throws Exception {
    SignedLog first = newest();
    record(archive, "2028-01-01T00:00:00Z", 1);
    SignedLog second = newest();
    record(archive, "2028-01-02T00:00:00Z", 1);
    Instant then = Instant.parse("2027-01-02T00:00:00Z");
    AnchorTrust trust =
        new AnchorTrust(
            WitnessPolicy.none(),
            Optional.empty(),
            List.of(
                new KeptCheckpoint(second.note(), then.plusSeconds(60), "later"),
                new KeptCheckpoint(first.note(), then, "first")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HumanVerdict(out).verdict(verify(trust));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("oldest anchor: 2027-01-02T00:00:00Z, kept in first, up to entry 2027/2: ")
        .contains("newest anchor: 2027-01-02T00:01:00Z, kept in later, up to entry 2028/1: ");
  }

  /** One byte of any file is another: either nothing depends on it, or it is told. */
  @Test
  void noByteEndsInAStackTrace() throws Exception {
    assertThat(findings()).isEmpty();
    try (Stream<Path> all = Files.walk(archive)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 1 + at / 16) {
          byte[] bad = good.clone();
          bad[at] ^= 4;
          Files.write(file, bad);
          assertThat(isTold(file, findings())).as(file + " " + at).isTrue();
          read();
        }
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThat(isTold(file, findings())).as(file + " cut off").isTrue();
        Files.delete(file);
        assertThat(isTold(file, findings())).as(file + " removed").isTrue();
        Files.write(file, good);
      }
    }
  }

  @Test
  void whatIsNoFileOrTooLongForMemoryIsFound() throws Exception {
    for (String name : List.of("checkpoint", "journal", "tile/entries/000.p/3", "tile/0/000.p/3")) {
      Path file = archive.resolve("2027").resolve(name);
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/dev/zero"));
      assertThat(isTold(file, findings())).as("%s is a link", name).isTrue();
      read();
      Files.delete(file);
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(1L << 33);
      }
      assertThat(isTold(file, findings())).as("%s is long", name).isTrue();
      read();
      Files.write(file, good);
    }
    Files.delete(seen);
    Files.createSymbolicLink(seen, Path.of("/dev/zero"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::findings)
        .withMessageContaining("is not a file");
    Files.delete(seen);
  }

  /** Nothing is thrown that is not told in a line. */
  private void read() {
    try {
      new ArchiveReader(archive, key.verifier()).forwards(EntryFilter.any(), entry -> true);
      new ArchiveReader(archive, key.verifier()).newest(3, EntryFilter.any());
      new ProofMaker(archive.resolve("2027"), YearKeys.verifier(key.verifier(), 2027)).inclusion(1);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /**
   * What is not published yet is in no file here, that a log ends stands in itself, and of tiles in
   * part only the newest count.
   */
  private static boolean isTold(Path file, List<String> findings) {
    boolean matters =
        Stream.of("journal", "sealed", "lock", "erasing").noneMatch(file::endsWith)
            && (!file.toString().contains(".p/") || file.endsWith("5") || file.endsWith("3"));
    return !matters || !findings.isEmpty();
  }

  @Test
  void theCheckpointInTheDocumentationIsSignedWithTheKeyThere() throws Exception {
    Path page = Path.of("../docs/audit-anchors.md");
    String text = Files.readString(page);
    Matcher line = Pattern.compile("The key of the log is\n  (\\S+)\n").matcher(text);
    assertThat(line.find()).isTrue();
    assertThat(KeptFile.read(page, VerifierKey.parse(line.group(1)), NOW)).hasSize(1);
  }

  @Test
  void keptFilesMayBeMailsOrProofs() throws Exception {
    Path mail = directory.resolve("mail");
    SignedLog newest = newest();
    Files.writeString(
        mail,
        "On Monday someone wrote:\n"
            + CheckpointText.write(newest.note(), newest.key(), key.verifier(), NOW)
                .replaceAll("(?m)^", "> "));
    assertThat(KeptFile.read(mail, key.verifier(), NOW))
        .extracting(KeptCheckpoint::note)
        .containsExactly(newest.note());
    Files.writeString(mail, newest.note() + "\n" + "meet.example/audit/2026 5 AAAA= - a b=");
    assertThat(KeptFile.read(mail, key.verifier(), NOW)).hasSize(1);
    for (String none :
        List.of("", "meet.example/audit", newest.note().toString().replace("=", "A="))) {
      Files.writeString(mail, none);
      assertThatExceptionOfType(NoteException.class)
          .isThrownBy(() -> KeptFile.read(mail, key.verifier(), NOW));
    }
    Files.write(mail, new byte[(1 << 20) + 1]);
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> KeptFile.read(mail, key.verifier(), NOW))
        .withMessageContaining("longer than");
  }
}
