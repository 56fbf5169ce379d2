package jitsiprivacy.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.timestamp.OpenSslAuthority;
import jitsiprivacy.audit.anchor.timestamp.TimeStampClient;
import jitsiprivacy.audit.anchor.timestamp.TimeStampTrust;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path directory;
  private TestLog log;
  private AnchorStore store;
  private SignerKey one;
  private SignerKey two;
  private SignerKey three;

  @BeforeEach
  void make() throws Exception {
    log = TestLog.in(directory.resolve("log"));
    store = new AnchorStore(log.directory());
    one = SignerKey.generate("witness.example/1", SignatureType.COSIGNATURE);
    two = SignerKey.generate("witness.example/2", SignatureType.COSIGNATURE);
    three = SignerKey.generate("witness.example/3", SignatureType.COSIGNATURE);
  }

  private void cosign(SignedNote note, SignerKey witness, Instant time) throws IOException {
    store.add(note);
    store.addCosignature(
        note.with(List.of(Cosignature.make(note.text(), witness, time))), witness.verifier());
  }

  private AnchorTrust witnesses(int needed, SignerKey... keys) {
    List<VerifierKey> all = Stream.of(keys).map(SignerKey::verifier).toList();
    return new AnchorTrust(WitnessPolicy.of(needed, all), Optional.empty(), List.of());
  }

  private AnchorReport verify(AnchorTrust trust) throws IOException {
    return new Anchors(log.directory(), log.key(), trust).verify(NOW, size -> {});
  }

  private static long size(Optional<Anchor> anchor) {
    return anchor.orElseThrow().checkpoint().size();
  }

  @Test
  void aLogWithoutAnchorsIsVouchedForByNobody() throws IOException {
    log.grow(3);
    AnchorReport report = verify(AnchorTrust.none());
    assertThat(report.checkpoint()).isEqualTo(log.checkpoint());
    assertThat(report.oldest()).isEmpty();
    assertThat(report.newest()).isEmpty();
    assertThat(report.covering(0)).isEmpty();
    assertThat(report.contradictions()).isEmpty();
    assertThat(report.notCounted()).isEmpty();
  }

  @Test
  void theOldestReachesBackAndTheNewestCoversTheMost() throws IOException {
    cosign(log.grow(3), one, MONDAY);
    cosign(log.grow(700), one, TUESDAY);
    log.grow(900);
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.oldest().orElseThrow().time()).isEqualTo(MONDAY);
    assertThat(size(report.oldest())).isEqualTo(3);
    assertThat(report.newest().orElseThrow().time()).isEqualTo(TUESDAY);
    assertThat(size(report.newest())).isEqualTo(700);
    assertThat(report.newest().orElseThrow().by()).containsExactly("witness.example/1");
    assertThat(size(report.covering(2))).isEqualTo(3);
    assertThat(size(report.covering(3))).isEqualTo(700);
    assertThat(size(report.covering(699))).isEqualTo(700);
    assertThat(report.covering(700)).isEmpty();
    assertThat(report.notCounted()).isEmpty();
  }

  @Test
  void itTakesAsManyWitnessesAsThePolicySays() throws IOException {
    SignedNote note = log.grow(3);
    cosign(note, one, MONDAY);
    AnchorReport report = verify(witnesses(2, one, two, three));
    assertThat(report.oldest()).isEmpty();
    assertThat(report.notCounted()).singleElement().asString().contains("too few");
    cosign(note, three, TUESDAY);
    // What it took was there when the second came.
    assertThat(verify(witnesses(2, one, two, three)).oldest().orElseThrow().time())
        .isEqualTo(TUESDAY);
    assertThat(verify(witnesses(1, one, two, three)).oldest().orElseThrow().time())
        .isEqualTo(MONDAY);
  }

  @Test
  void aWitnessThatIsNotTrustedDoesNotCount() throws IOException {
    cosign(log.grow(3), one, MONDAY);
    assertThat(verify(witnesses(1, two)).oldest()).isEmpty();
    assertThat(verify(AnchorTrust.none()).oldest()).isEmpty();
  }

  @Test
  void aLogIsNotItsOwnWitness() throws Exception {
    // The same key, as one of a witness.
    byte[] typed = Base64.getDecoder().decode(log.key().toString().split("\\+", 3)[2]);
    typed[0] = 4;
    byte[] id = MessageDigest.getInstance("SHA-256").digest(concat("w\n".getBytes(UTF_8), typed));
    VerifierKey same =
        VerifierKey.parse(
            "w+"
                + HexFormat.of().formatHex(id, 0, 4)
                + "+"
                + Base64.getEncoder().encodeToString(typed));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Anchors(
                    log.directory(),
                    log.key(),
                    new AnchorTrust(
                        WitnessPolicy.of(1, List.of(same)), Optional.empty(), List.of())))
        .withMessageContaining("its own witness");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  void whatComesFromTheFutureDoesNotCount() throws IOException {
    cosign(log.grow(3), one, NOW.plus(Duration.ofDays(1)));
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.oldest()).isEmpty();
    assertThat(report.notCounted()).anySatisfy(each -> assertThat(each).contains("of the future"));
  }

  @Test
  void aTimeStampIsAnAnchorUnderItsAuthorityOnly() throws Exception {
    Path tsa = Files.createDirectory(directory.resolve("tsa"));
    try (OpenSslAuthority authority = new OpenSslAuthority(tsa)) {
      TimeStampTrust trust = TimeStampTrust.read(authority.root());
      SignedNote note = log.grow(300);
      byte[] reply =
          new TimeStampClient(Duration.ofSeconds(30))
              .stamp(authority.uri(), note.text().getBytes(UTF_8), trust);
      store.addTimeStamp(note, reply);
      log.grow(301);
      AnchorTrust trusting = new AnchorTrust(WitnessPolicy.none(), Optional.of(trust), List.of());
      Anchors anchors = new Anchors(log.directory(), log.key(), trusting);
      Anchor anchor = anchors.verify(Instant.now(), size -> {}).oldest().orElseThrow();
      assertThat(anchor.kind()).isEqualTo(Anchor.Kind.TIME_STAMP);
      assertThat(anchor.checkpoint().size()).isEqualTo(300);
      assertThat(anchor.by()).containsExactly("CN=Authority good");
      assertThat(anchor.time()).isAfter(Instant.now().minus(1, ChronoUnit.HOURS));
      assertThat(verify(AnchorTrust.none()).notCounted())
          .singleElement()
          .asString()
          .endsWith("no authority is trusted");
      // The same time stamp beside another checkpoint says nothing of it.
      SignedNote next = log.note();
      store.addTimeStamp(next, reply);
      AnchorReport report = anchors.verify(Instant.now(), size -> {});
      assertThat(report.anchors()).hasSize(1);
      assertThat(report.notCounted()).singleElement().asString().contains("of something else");
    }
  }

  @Test
  void aCheckpointThatSomebodyKeptIsAnAnchor() throws IOException {
    SignedNote kept = log.grow(5);
    log.grow(9);
    AnchorReport report = verify(trustIn(new KeptCheckpoint(kept, MONDAY, "my mail of Monday")));
    assertThat(report.oldest())
        .contains(
            new Anchor(
                report.anchors().get(0).checkpoint(),
                Anchor.Kind.KEPT,
                MONDAY,
                List.of("my mail of Monday")));
    assertThat(size(report.oldest())).isEqualTo(5);
  }

  private static AnchorTrust trustIn(KeptCheckpoint kept) {
    return new AnchorTrust(WitnessPolicy.none(), Optional.empty(), List.of(kept));
  }

  @Test
  void aCheckpointBesideTheLogIsNotAnAnchor() throws IOException {
    store.add(log.grow(5));
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.oldest()).isEmpty();
    assertThat(report.contradictions()).isEmpty();
  }

  /** The operator makes another log with the same key and puts it in place of the first. */
  private void rewrite(long size) throws IOException {
    TestLog other = log.fork(directory.resolve("rewritten"));
    other.grow(size);
    for (String each : List.of("checkpoint", "journal", "tile")) {
      delete(log.directory().resolve(each));
      Files.move(
          other.directory().resolve(each),
          log.directory().resolve(each),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aRewrittenLogContradictsWhatWasAnchored() throws IOException {
    cosign(log.grow(300), one, MONDAY);
    rewrite(400);
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.checkpoint().size()).isEqualTo(400);
    assertThat(report.oldest()).isEmpty();
    Contradiction contradiction = report.contradictions().get(0);
    assertThat(contradiction.checkpoint().size()).isEqualTo(300);
    assertThat(contradiction.what()).isEqualTo("the first 300 entries were others");
    assertThat(contradiction.anchors()).hasSize(1);
    assertThat(contradiction.anchors().get(0).time()).isEqualTo(MONDAY);
  }

  @Test
  void aLogThatBecameShorterContradictsWhatWasAnchored() throws IOException {
    SignedNote kept = log.grow(300);
    rewrite(100);
    AnchorReport report = verify(trustIn(new KeptCheckpoint(kept, MONDAY, "paper")));
    assertThat(report.contradictions())
        .singleElement()
        .extracting(Contradiction::what)
        .isEqualTo("there were 300 entries, now there are 100");
    assertThat(report.oldest()).isEmpty();
  }

  @Test
  void anotherCheckpointOfTheSameSizeContradicts() throws IOException {
    cosign(log.grow(300), one, MONDAY);
    SignedNote fork = log.fork(directory.resolve("fork")).grow(300);
    cosign(fork, two, TUESDAY);
    AnchorReport report = verify(witnesses(1, one, two));
    assertThat(size(report.oldest())).isEqualTo(300);
    assertThat(report.anchors()).hasSize(1);
    assertThat(report.contradictions()).hasSize(1);
  }

  @Test
  void twoHistoriesSignedByTheLogAreProofWithoutAnybodyElse() throws IOException {
    log.grow(300);
    store.add(log.fork(directory.resolve("fork")).grow(7));
    Contradiction contradiction = verify(AnchorTrust.none()).contradictions().get(0);
    assertThat(contradiction.anchors()).isEmpty();
  }

  @Test
  void whatTheLogDidNotSignIsNeitherAnAnchorNorAContradiction() throws Exception {
    log.grow(5);
    SignerKey stranger = SignerKey.generate(log.key().name(), SignatureType.ED25519);
    SignedNote foreign = new Checkpoint(log.key().name(), 3, new byte[32]).sign(stranger);
    cosign(foreign, one, MONDAY);
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.anchors()).isEmpty();
    assertThat(report.contradictions()).isEmpty();
    assertThat(report.notCounted()).singleElement().asString().contains("not signed by");
    AnchorReport kept = verify(trustIn(new KeptCheckpoint(foreign, MONDAY, "a letter")));
    assertThat(kept.anchors()).isEmpty();
    assertThat(kept.notCounted()).contains("a letter: not signed by meet.example/audit");
  }

  @Test
  void anEmptyLogThatWasAnchoredCoversNothing() throws IOException {
    cosign(log.grow(0), one, MONDAY);
    log.grow(5);
    AnchorReport report = verify(witnesses(1, one));
    assertThat(report.anchors()).isEmpty();
    assertThat(report.contradictions()).isEmpty();
  }

  @Test
  void aDamagedLogIsNotJudged() throws IOException {
    cosign(log.grow(5), one, MONDAY);
    Path bundle = log.directory().resolve("tile/entries/000.p/5");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[4] ^= 1;
    Files.write(bundle, bytes);
    assertThatIOException().isThrownBy(() -> verify(witnesses(1, one)));
  }

  @Test
  void whateverLiesBesideAnAnchorTakesNothingFromIt() throws IOException {
    SignedNote note = log.grow(5);
    cosign(note, one, MONDAY);
    Path anchors = log.directory().resolve("anchors");
    Path its;
    try (Stream<Path> all = Files.list(anchors.resolve("5"))) {
      its = all.findFirst().orElseThrow();
    }
    Files.writeString(its.resolve("0".repeat(32) + ".cosigned"), "garbage");
    Files.writeString(its.resolve("1".repeat(32) + ".cosigned"), note.toString().replace("5", "6"));
    // A cosignature that claims to be that witness's and is not.
    SignedNote lie =
        new SignedNote(
            note.text(), List.of(Cosignature.make("other text\n", one, MONDAY.minusSeconds(99))));
    Files.write(its.resolve("2".repeat(32) + ".cosigned"), lie.bytes());
    Files.writeString(its.resolve("3".repeat(32) + ".tsr"), "garbage");
    Files.createSymbolicLink(
        its.resolve("4".repeat(32) + ".cosigned"), log.directory().resolve("checkpoint"));
    Files.createSymbolicLink(
        its.resolve("5".repeat(32) + ".tsr"), log.directory().resolve("checkpoint"));
    Files.createDirectory(its.resolve("6".repeat(32) + ".tsr"));
    Files.write(its.resolve("7".repeat(32) + ".tsr"), new byte[AnchorStore.LONGEST_TIME_STAMP + 1]);
    Files.createDirectories(anchors.resolve("99999999999999999999999"));
    Files.createDirectories(anchors.resolve("8").resolve("8".repeat(32)));
    Files.writeString(anchors.resolve("9"), "");
    Files.createSymbolicLink(anchors.resolve("10"), log.directory());
    try (OpenSslAuthority authority =
        new OpenSslAuthority(Files.createDirectory(directory.resolve("tsa")))) {
      AnchorTrust trust =
          new AnchorTrust(
              WitnessPolicy.of(1, List.of(one.verifier())),
              Optional.of(TimeStampTrust.read(authority.root())),
              List.of());
      AnchorReport report = verify(trust);
      assertThat(report.anchors()).hasSize(1);
      assertThat(report.oldest().orElseThrow().time()).isEqualTo(MONDAY);
      assertThat(report.contradictions()).isEmpty();
      assertThat(report.notCounted()).hasSize(9);
    }
  }

  @Test
  void whoMayReadTheLogMayReadItsAnchors() throws IOException {
    Files.setPosixFilePermissions(log.directory(), PosixFilePermissions.fromString("rwxrwx---"));
    cosign(log.grow(5), one, MONDAY);
    try (Stream<Path> all = Files.walk(log.directory().resolve("anchors"))) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwxrwx---" : "rw-rw----");
      }
    }
  }

  @Test
  void theSameAnchoredTwiceIsKeptOnce() throws IOException {
    SignedNote note = log.grow(5);
    store.add(note);
    store.add(note);
    cosign(note, one, MONDAY);
    assertThat(store.cosigned(note, one.verifier())).isPresent();
    assertThat(store.cosigned(note, two.verifier())).isEmpty();
    try (Stream<Path> all =
        Files.walk(log.directory().resolve("anchors")).filter(Files::isRegularFile)) {
      assertThat(all.map(each -> each.getFileName().toString().replaceFirst("^[0-9a-f]{32}", "")))
          .containsExactlyInAnyOrder("lock", "checkpoint", ".cosigned");
    }
  }
}
