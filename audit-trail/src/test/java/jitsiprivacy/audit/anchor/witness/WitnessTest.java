package jitsiprivacy.audit.anchor.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jitsiprivacy.audit.anchor.TestLog;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path directory;
  private TestLog log;
  private SignerKey key;
  private Path state;
  private Witness witness;

  @BeforeEach
  void make() throws Exception {
    log = TestLog.in(directory.resolve("log"));
    key = SignerKey.generate("witness.example/1", SignatureType.COSIGNATURE);
    state = Files.createDirectory(directory.resolve("witness"));
    witness = at(NOW);
  }

  private Witness at(Instant now) {
    return new Witness(
        state, key, WitnessedLogs.of(List.of(log.key())), Clock.fixed(now, ZoneOffset.UTC));
  }

  @AfterEach
  void end() throws IOException {
    witness.close();
  }

  private static byte[] request(long old, List<byte[]> proof, SignedNote note) {
    try {
      return new AddRequest(old, proof, note, Checkpoint.parse(note.text())).bytes();
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Honest, as the log stands. */
  private byte[] request(long old) throws IOException {
    return request(old, log.proof(old), log.note());
  }

  private int status(byte[] request) throws IOException {
    return witness.add(request).status();
  }

  private static SignedNote cosigned(SignedNote note, WitnessAnswer answer) throws NoteException {
    return SignedNote.parse((note.text() + "\n" + answer.body()).getBytes(UTF_8));
  }

  private long cosignedSize() throws Exception {
    byte[] note = witness.checkpoint(Witness.originHash(log.key().name())).orElseThrow();
    return Checkpoint.open(SignedNote.parse(note), log.key()).size();
  }

  @Test
  void whatContinuesIsCosigned() throws Exception {
    long old = 0;
    for (long size : new long[] {0, 1, 2, 3, 7, 256, 300, 300, 1000}) {
      SignedNote note = log.grow(size);
      WitnessAnswer answer = witness.add(request(old));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Cosignature.find(cosigned(note, answer), key.verifier()))
          .contains(new Cosignature(key.verifier(), NOW));
      assertThat(cosignedSize()).isEqualTo(size);
      old = size;
    }
  }

  @Test
  void itKnowsAfterARestartWhatItSaw() throws Exception {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    witness.close();
    witness = at(NOW);
    log.grow(9);
    assertThat(witness.add(request(0))).isEqualTo(WitnessAnswer.conflict(5));
    assertThat(status(request(5))).isEqualTo(200);
  }

  @Test
  void anotherOldSizeIsAConflict() throws Exception {
    log.grow(5);
    assertThat(witness.add(request(3))).isEqualTo(WitnessAnswer.conflict(0));
    assertThat(status(request(0))).isEqualTo(200);
    WitnessAnswer answer = witness.add(request(3));
    assertThat(answer).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "5\n"));
  }

  @Test
  void aRollbackIsNotCosigned() throws Exception {
    SignedNote old = log.grow(5);
    List<byte[]> none = List.of();
    assertThat(status(request(0))).isEqualTo(200);
    log.grow(9);
    assertThat(status(request(5))).isEqualTo(200);
    assertThat(status(request(0, none, old))).isEqualTo(409);
    assertThat(status(request(5, none, old))).isEqualTo(409);
    // An old size that is right is larger than the size.
    assertThat(status(request(9, none, old))).isEqualTo(400);
    assertThat(cosignedSize()).isEqualTo(9);
  }

  @Test
  void aForkIsNotCosignedAndIsKept() throws Exception {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    TestLog fork = log.fork(directory.resolve("fork"));
    SignedNote same = fork.grow(5);
    assertThat(status(request(5, List.of(), same))).isEqualTo(422);
    Path kept = state.resolve(Witness.originHash(log.key().name())).resolve("fork");
    assertThat(kept).hasBinaryContent(same.bytes());
    SignedNote larger = fork.grow(9);
    assertThat(status(request(5, fork.proof(5), larger))).isEqualTo(422);
    assertThat(cosignedSize()).isEqualTo(5);
    log.grow(9);
    assertThat(status(request(5))).isEqualTo(200);
  }

  @Test
  void aWrongProofIsRefused() throws Exception {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    log.grow(9);
    List<byte[]> right = log.proof(5);
    List<byte[]> shorter = right.subList(0, right.size() - 1);
    List<byte[]> longer = new ArrayList<>(right);
    longer.add(new byte[32]);
    for (List<byte[]> wrong : List.of(shorter, longer, List.<byte[]>of())) {
      assertThat(status(request(5, wrong, log.note()))).isEqualTo(422);
    }
    assertThat(status(request(5, right, log.note()))).isEqualTo(200);
    assertThat(status(request(9, List.of(new byte[32]), log.note()))).isEqualTo(422);
  }

  @Test
  void aProofFromNothingIsEmpty() throws Exception {
    log.grow(5);
    assertThat(status(request(0, List.of(new byte[32]), log.note()))).isEqualTo(422);
    assertThat(status(request(0))).isEqualTo(200);
  }

  @Test
  void anEmptyTreeHasOneRootOnly() throws Exception {
    SignedNote wrong = new Checkpoint(log.key().name(), 0, new byte[32]).sign(log.signer());
    assertThat(status(request(0, List.of(), wrong))).isEqualTo(422);
    log.grow(0);
    assertThat(status(request(0))).isEqualTo(200);
  }

  @Test
  void aProofThatIsTooLongIsRefused() throws Exception {
    log.grow(5);
    assertThat(status(request(0, Collections.nCopies(64, new byte[32]), log.note())))
        .isEqualTo(400);
    assertThat(status(request(0, Collections.nCopies(63, new byte[32]), log.note())))
        .isEqualTo(422);
  }

  @Test
  void anotherLogIsUnknown() throws Exception {
    SignerKey other = SignerKey.generate("meet.example/other", SignatureType.ED25519);
    SignedNote note = new Checkpoint("meet.example/other", 1, new byte[32]).sign(other);
    assertThat(status(request(0, List.of(), note))).isEqualTo(404);
    // Signed by a known key, and of another origin.
    SignedNote foreign = new Checkpoint("meet.example/other", 1, new byte[32]).sign(log.signer());
    assertThat(status(request(0, List.of(), foreign))).isEqualTo(404);
  }

  @Test
  void whatTheLogDidNotSignIsRefused() throws Exception {
    SignedNote note = log.grow(5);
    SignerKey stranger = SignerKey.generate(log.key().name(), SignatureType.ED25519);
    assertThat(status(request(0, List.of(), SignedNote.sign(note.text(), stranger))))
        .isEqualTo(403);
    SignedNote changed = new SignedNote(note.text().replace("\n5\n", "\n6\n"), note.signatures());
    assertThat(status(request(0, List.of(), changed))).isEqualTo(403);
    SignedNote half =
        note.with(changed.signatures())
            .with(SignedNote.sign("other text\n", log.signer()).signatures());
    assertThat(status(request(0, List.of(), half))).isEqualTo(403);
    // What a stranger adds changes nothing, and is not kept.
    SignedNote more = note.with(SignedNote.sign(note.text(), stranger).signatures());
    assertThat(status(request(0, List.of(), more))).isEqualTo(200);
    byte[] kept = witness.checkpoint(Witness.originHash(log.key().name())).orElseThrow();
    assertThat(SignedNote.parse(kept).signatures()).hasSize(2);
  }

  @Test
  void aLogMayHaveSeveralKeys() throws Exception {
    SignerKey next = SignerKey.generate(log.key().name(), SignatureType.ED25519);
    witness.close();
    witness =
        new Witness(
            state, key, WitnessedLogs.of(List.of(next.verifier(), log.key())), Clock.systemUTC());
    SignedNote note = log.grow(3);
    assertThat(status(request(0, List.of(), SignedNote.sign(note.text(), next)))).isEqualTo(200);
    assertThat(status(request(3, List.of(), note))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "old 0",
        "old 0\n",
        "old 0\n\n",
        "old\n\nNOTE",
        "old 00\n\nNOTE",
        "old 01\n\nNOTE",
        "old -1\n\nNOTE",
        "old +1\n\nNOTE",
        "old 0 \n\nNOTE",
        "old 0\r\n\nNOTE",
        "old 9223372036854775808\n\nNOTE",
        "old 99999999999999999999\n\nNOTE",
        "old 0\nAAAA\n\nNOTE",
        "old 0\n!\n\nNOTE",
        "old 0\n\n\nNOTE",
        "NOTE",
        "old 0\n\nno checkpoint\n\n\u2014 a AAAAAAA=\n"
      })
  void whatIsNoRequestIsRefused(String body) throws IOException {
    String note = log.grow(5).toString();
    assertThat(status(body.replace("NOTE", note).getBytes(UTF_8))).isEqualTo(400);
  }

  @Test
  void noOtherBitMayDiffer() throws IOException {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    log.grow(9);
    byte[] right = request(5);
    for (int i = 0; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= 1;
      assertThat(status(wrong)).as("byte " + i).isIn(400, 403, 404, 409, 422);
    }
    for (int length = 0; length < right.length; length++) {
      assertThat(status(Arrays.copyOf(right, length))).isIn(400, 403);
    }
    assertThat(status(right)).isEqualTo(200);
  }

  @Test
  void garbageIsRefused() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      assertThat(status(garbage)).isEqualTo(400);
    }
  }

  @Test
  void anUnsignedCheckpointIsRefused() throws IOException {
    String text = log.grow(5).text();
    assertThat(status(("old 0\n\n" + text).getBytes(UTF_8))).isEqualTo(400);
    assertThat(status(("old 0\n\n" + text + "\n").getBytes(UTF_8))).isEqualTo(400);
  }

  @Test
  void aDamagedRecordIsNotAnUnknownLog() throws Exception {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    Path record = state.resolve(Witness.originHash(log.key().name())).resolve("checkpoint");
    Files.writeString(record, "");
    assertThatIOException().isThrownBy(() -> status(request(0))).withMessageContaining("damaged");
  }

  @Test
  void whenItCannotBeRecordedNothingIsCosigned() throws Exception {
    log.grow(5);
    // Where the directory of the log would be, there is a file.
    Files.writeString(state.resolve(Witness.originHash(log.key().name())), "");
    assertThatIOException().isThrownBy(() -> status(request(0)));
  }

  @Test
  void aClockThatWasSetBackMakesNothingOlder() throws Exception {
    log.grow(5);
    assertThat(status(request(0))).isEqualTo(200);
    witness.close();
    witness = at(NOW.minusSeconds(3600));
    SignedNote note = log.grow(6);
    WitnessAnswer answer = witness.add(request(5));
    assertThat(Cosignature.find(cosigned(note, answer), key.verifier()).orElseThrow().time())
        .isEqualTo(NOW);
  }

  @Test
  void aKeyOfALogIsNotOneOfAWitness() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Witness(state, log.signer(), WitnessedLogs.of(List.of()), Clock.systemUTC()));
  }

  @Test
  void monitorsAskForNothingElse() throws IOException {
    for (String hash : List.of("", "..", "../witness", "lock", "A".repeat(64), "0".repeat(64))) {
      assertThat(witness.checkpoint(hash)).isEmpty();
    }
  }

  /**
   * The race of C2SP tlog-witness: while the smaller checkpoint was found to be right and is not on
   * disk yet, the larger one comes.
   */
  @Test
  void aRaceRollsNothingBack() throws Exception {
    log.grow(5);
    byte[] smaller = request(0);
    log.grow(9);
    byte[] larger = request(0);
    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<WitnessAnswer> secondAnswer = new CompletableFuture<>();
    witness.close();
    witness =
        new Witness(
            state,
            key,
            WitnessedLogs.of(List.of(log.key())),
            new Clock() {
              // Asked for when everything was checked and nothing was written.
              @Override
              public Instant instant() {
                if (second.get() == null) {
                  Thread thread =
                      new Thread(
                          () -> {
                            try {
                              secondAnswer.complete(witness.add(larger));
                            } catch (IOException e) {
                              secondAnswer.completeExceptionally(e);
                            }
                          });
                  second.set(thread);
                  thread.start();
                  while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
                    Thread.onSpinWait();
                  }
                }
                return NOW;
              }

              @Override
              public ZoneOffset getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }
            });
    assertThat(witness.add(smaller).status()).isEqualTo(200);
    second.get().join();
    assertThat(secondAnswer.get()).isEqualTo(WitnessAnswer.conflict(5));
    assertThat(cosignedSize()).isEqualTo(5);
  }

  @Test
  void ofManyAtOnceEachStepIsCosignedOnce() throws Exception {
    List<byte[]> steps = steps(24);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<List<Integer>>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> WitnessProcess.run(witness, steps)));
      }
      List<List<Integer>> cosigned = new ArrayList<>();
      for (Future<List<Integer>> each : all) {
        cosigned.add(each.get());
      }
      assertThat(cosigned.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(all(steps));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void twoProcessesCosignEachStepOnce() throws Exception {
    List<byte[]> steps = steps(24);
    Path requests = Files.createDirectory(directory.resolve("requests"));
    for (int i = 0; i < steps.size(); i++) {
      Files.write(requests.resolve(String.format("%03d", i)), steps.get(i));
    }
    Path secret = Files.writeString(directory.resolve("key"), key.secret() + "\n" + key.verifier());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WitnessProcess.class.getName(),
                state.toString(),
                secret.toString(),
                log.key().toString(),
                requests.toString())
            .redirectErrorStream(true)
            .start();
    try {
      // It says so when it begins.
      assertThat(other.inputReader(UTF_8).readLine()).isEqualTo("ready");
      other.getOutputStream().close();
      List<Integer> here = WitnessProcess.run(witness, steps);
      List<Integer> there = other.inputReader(UTF_8).lines().map(Integer::valueOf).toList();
      assertThat(Stream.concat(here.stream(), there.stream()))
          .containsExactlyInAnyOrderElementsOf(all(steps));
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Each makes the log longer by one entry. */
  private List<byte[]> steps(int count) throws IOException {
    List<byte[]> steps = new ArrayList<>();
    for (int size = 1; size <= count; size++) {
      log.grow(size);
      steps.add(request(size - 1));
    }
    return steps;
  }

  private static List<Integer> all(List<byte[]> steps) {
    return Stream.iterate(0, i -> i + 1).limit(steps.size()).toList();
  }
}
