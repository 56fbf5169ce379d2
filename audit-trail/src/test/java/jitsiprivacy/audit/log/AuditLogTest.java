package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jitsiprivacy.audit.merkle.ProofCheck;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.TileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  @TempDir Path directory;
  private SignerKey key;

  @BeforeEach
  void makeKey() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  private AuditLog open() throws IOException {
    return AuditLog.open(directory, key);
  }

  private static byte[] entry(int i) {
    return ("entry " + i).getBytes(UTF_8);
  }

  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(AuditLogTest::entry).toList();
  }

  private Checkpoint verify() throws IOException {
    return new LogVerifier(directory, key.verifier()).verify(List.of(), size -> {});
  }

  @Test
  void anEmptyLogIsOne() throws IOException {
    try (AuditLog log = open()) {
      assertThat(log.publish().size()).isZero();
    }
    assertThat(verify().size()).isZero();
  }

  @Test
  void entriesHaveTheirPlaceAtOnceAndAreInTheTreeOncePublished() throws IOException {
    try (AuditLog log = open()) {
      assertThat(log.append(entry(0))).isZero();
      assertThat(log.append(entries(1, 4))).isEqualTo(1);
      assertThat(log.append(entry(4))).isEqualTo(4);
      assertThat(verify().size()).isZero();
      assertThat(log.publish().size()).isEqualTo(5);
      assertThat(verify().size()).isEqualTo(5);
    }
  }

  @Test
  void sizesAroundWholeTilesAreRight() throws IOException {
    int size = 0;
    try (AuditLog log = open()) {
      for (int step : new int[] {1, 254, 1, 1, 255, 256, 513, 65_536 - 1281, 1, 300}) {
        log.append(entries(size, size + step));
        size += step;
        assertThat(log.publish().size()).isEqualTo(size);
        assertThat(verify().size()).isEqualTo(size);
      }
    }
    assertThat(directory.resolve("tile/0/000.p")).doesNotExist();
    assertThat(directory.resolve("tile/entries/000.p")).doesNotExist();
    assertThat(directory.resolve("tile/1/000")).exists();
    assertThat(directory.resolve("tile/2/000.p/1")).exists();
    Checkpoint checkpoint = verify();
    TreeHasher hasher = new TreeHasher();
    TileReader tiles = new TileReader(directory, checkpoint.size(), hasher);
    Proofs<IOException> proofs = new Proofs<>(hasher, tiles);
    for (int index : new int[] {0, 255, 256, 65_535, 65_536, size - 1}) {
      assertThat(
              new ProofCheck(hasher)
                  .inclusion(
                      hasher.leaf(entry(index)),
                      index,
                      size,
                      proofs.inclusion(index, size),
                      checkpoint.root()))
          .isTrue();
    }
  }

  @Test
  void whatWasRecordedIsThereAfterARestart() throws IOException {
    try (AuditLog log = open()) {
      log.append(entries(0, 10));
      log.publish();
      log.append(entries(10, 20));
    }
    try (AuditLog log = open()) {
      assertThat(log.append(entry(20))).isEqualTo(20);
      log.publish();
    }
    assertThat(verify().size()).isEqualTo(21);
  }

  @Test
  void theJournalIsPublishedBeforeItGrowsTooLong() throws IOException {
    try (AuditLog log = open()) {
      for (int i = 0; i < 5; i++) {
        log.append(entries(i * 2000, (i + 1) * 2000));
      }
    }
    assertThat(verify().size()).isEqualTo(6000);
  }

  @Test
  void whatACrashCutOffCountsForNothing() throws IOException {
    try (AuditLog log = open()) {
      log.append(entries(0, 3));
    }
    Path journal = directory.resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    int entry = (whole.length - 16) / 3;
    for (int length = whole.length; length >= 16; length--) {
      try (FileChannel out = FileChannel.open(journal, StandardOpenOption.WRITE)) {
        out.truncate(length);
      }
      try (AuditLog log = open()) {
        int left = (length - 16) / entry;
        assertThat(log.append(entry(left))).isEqualTo(left);
      }
      Files.write(journal, whole);
    }
  }

  @Test
  void aChangedBitInTheJournalEndsIt() throws IOException {
    try (AuditLog log = open()) {
      log.append(entries(0, 3));
    }
    Path journal = directory.resolve("journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length - 1] ^= 1;
    Files.write(journal, bytes);
    try (AuditLog log = open()) {
      assertThat(log.append(entry(2))).isEqualTo(2);
    }
  }

  @Test
  void aLogOfAnotherKeyIsRefused() throws Exception {
    open().close();
    SignerKey other = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    assertThatIOException()
        .isThrownBy(() -> AuditLog.open(directory, other))
        .withMessageContaining("not signed by meet.example/audit");
  }

  @Test
  void aCheckpointThatGoesBackIsRefused() throws IOException {
    try (AuditLog log = open()) {
      log.append(entry(0));
      log.publish();
      byte[] before = Files.readAllBytes(directory.resolve("checkpoint"));
      log.append(entry(1));
      log.publish();
      Files.write(directory.resolve("checkpoint"), before);
      assertThatIOException()
          .isThrownBy(() -> log.append(entry(2)))
          .withMessageContaining("does not continue");
    }
  }

  @Test
  void twoInOneProcessTakeTurns() throws IOException {
    try (AuditLog log = open();
        AuditLog other = open()) {
      assertThat(log.append(entry(0))).isZero();
      // The lock is held only while one writes, so that in turns it works.
      assertThat(other.append(entry(1))).isEqualTo(1);
      assertThat(log.publish().size()).isEqualTo(2);
    }
  }

  @Test
  void anEntryHasALengthThatFits() throws IOException {
    try (AuditLog log = open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> log.append(new byte[0]));
      assertThatIllegalArgumentException().isThrownBy(() -> log.append(new byte[65_536]));
      log.append(new byte[65_535]);
      assertThat(log.publish().size()).isEqualTo(1);
    }
    assertThat(verify().size()).isEqualTo(1);
  }

  @Test
  void manyThreadsAreServed() throws Exception {
    try (AuditLog log = open()) {
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      new Thread(
                          () -> {
                            for (int k = 0; k < 50; k++) {
                              try {
                                log.append(entry(i * 1000 + k));
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
      assertThat(log.publish().size()).isEqualTo(400);
    }
    assertThat(verify().size()).isEqualTo(400);
  }

  @Test
  void whoWaitsWhileTheLogIsSealedIsTold() throws Exception {
    try (AuditLog log = open()) {
      AtomicReference<Exception> told = new AtomicReference<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  log.append(entry(1));
                } catch (IOException e) {
                  told.set(e);
                }
              });
      log.seal(
          size -> {
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.WAITING);
            return entry(0);
          });
      waiting.join(Duration.ofSeconds(20).toMillis());
      assertThat(told.get()).isInstanceOf(AuditException.class);
    }
  }

  @Test
  void whatIsWrongIsFound() throws IOException {
    try (AuditLog log = open()) {
      log.append(entries(0, 300));
      log.publish();
    }
    for (String file :
        List.of(
            "tile/entries/000", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "checkpoint")) {
      Path path = directory.resolve(file);
      byte[] whole = Files.readAllBytes(path);
      byte[] changed = whole.clone();
      changed[changed.length / 2] ^= 1;
      Files.write(path, changed);
      assertThatIOException().as(file).isThrownBy(this::verify);
      Files.write(path, whole);
      Files.delete(path);
      assertThatIOException().as(file).isThrownBy(this::verify);
      Files.write(path, whole);
    }
    assertThat(verify().size()).isEqualTo(300);
  }
}
