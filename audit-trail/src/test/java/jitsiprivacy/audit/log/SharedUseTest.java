package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What threads do to one another. */
class SharedUseTest {

  private static final int THREADS = 8;

  @TempDir Path temporary;
  private Path directory;
  private SignerKey key;

  @BeforeEach
  void prepare() throws Exception {
    directory = Files.createDirectory(temporary.resolve("log"));
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  private static byte[] entry(int i) {
    return ("entry " + i).getBytes(UTF_8);
  }

  /** Holds up whoever writes, and does something to them then. */
  private static final class Gate implements Mishap {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicLong operations = new AtomicLong();
    private final Runnable then;

    Gate(Runnable then) {
      this.then = then;
    }

    @Override
    public void before(long number) {
      operations.incrementAndGet();
      if (closed.getAndSet(false)) {
        reached.countDown();
        try {
          opened.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        then.run();
      }
    }
  }

  private record Outcome(int entry, Throwable failed, long index) {}

  /** One thread writes, and all others come while it does. */
  private List<Outcome> appendTogether(AuditLog log, Gate gate) throws InterruptedException {
    List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    gate.closed.set(true);
    for (int i = 0; i < THREADS; i++) {
      int mine = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  outcomes.add(new Outcome(mine, null, log.append(entry(mine))));
                } catch (IOException e) {
                  outcomes.add(new Outcome(mine, e, -1));
                }
              });
      threads.add(thread);
      thread.start();
      if (i == 0) {
        gate.reached.await();
      } else {
        while (thread.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
    }
    gate.operations.set(0);
    gate.opened.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return outcomes;
  }

  @Test
  void thoseThatComeWhileOneWritesShareTheNextSynchronization() throws Exception {
    Gate gate = new Gate(() -> {});
    try (AuditLog log = AuditLog.open(directory, key, new Machine(directory).program(gate))) {
      assertThat(appendTogether(log, gate)).allMatch(outcome -> outcome.failed() == null);
      // The rest of the first one's three operations, and the three of the others.
      assertThat(gate.operations).hasValue(5);
      assertThat(log.publish().size()).isEqualTo(THREADS);
    }
  }

  @Test
  void anErrorOfTheOneThatWritesIsNoSuccessOfTheOthers() throws Exception {
    Gate first = new Gate(() -> {});
    AtomicLong left = new AtomicLong(-1);
    Mishap second =
        number -> {
          first.before(number);
          // When the first one is through.
          if (first.opened.getCount() == 0 && left.incrementAndGet() == 3) {
            throw new OutOfMemoryError("as if");
          }
        };
    try (AuditLog log = AuditLog.open(directory, key, new Machine(directory).program(second))) {
      List<Outcome> outcomes = appendTogether(log, first);
      assertThat(outcomes).filteredOn(outcome -> outcome.failed() == null).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> outcome.failed() != null)
          .hasSize(THREADS - 1)
          .allSatisfy(
              outcome -> assertThat(outcome.failed()).hasMessageContaining("not recorded in"));
      assertThat(log.append(entry(100))).isEqualTo(1);
    }
  }

  @Test
  void anInterruptStopsNothing() throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      Thread.currentThread().interrupt();
      assertThat(log.append(entry(0))).isZero();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(log.publish().size()).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(entry(1))).isEqualTo(1);
    }
    Thread.currentThread().interrupt();
    AuditLog.open(directory, key).close();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** The system takes a lock away when any channel of its file is closed. */
  @Test
  void closingALogDoesNotUnlockAnotherOfTheProcess() throws Exception {
    Path file = directory.resolve("lock");
    try (LogLock held = new LogLock(file, 0600)) {
      LogLock other = new LogLock(file, 0600);
      Thread closing = new Thread(() -> close(other));
      held.holding(
          () -> {
            closing.start();
            while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
              Thread.onSpinWait();
            }
            String locks = Files.readString(Path.of("/proc/locks"));
            assertThat(locks).contains(":" + Files.getAttribute(file, "unix:ino") + " ");
            return null;
          });
      closing.join();
    }
  }

  private static void close(LogLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void allLockTheFileThatIsThere() throws IOException {
    Path file = directory.resolve("lock");
    try (LogLock lock = new LogLock(file, 0600)) {
      Files.delete(file);
      Files.createFile(file);
      lock.holding(
          () ->
              assertThat(Files.readString(Path.of("/proc/locks")))
                  .contains(":" + Files.getAttribute(file, "unix:ino") + " "));
    }
  }

  @Test
  void aDraftThatIsALinkIsNotFollowed() throws IOException {
    Path victim = Files.writeString(temporary.resolve("victim"), "untouched");
    Files.createSymbolicLink(directory.resolve("checkpoint.new"), victim);
    Files.createSymbolicLink(directory.resolve("journal.new"), victim);
    try (AuditLog log = AuditLog.open(directory, key)) {
      log.append(entry(0));
      log.publish();
    }
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void aLogThatLostItsCheckpointIsNotBegunAnew() throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      log.append(entry(0));
      log.publish();
    }
    Files.delete(directory.resolve("checkpoint"));
    Files.delete(directory.resolve("journal"));
    assertThatIOException()
        .isThrownBy(() -> AuditLog.open(directory, key))
        .withMessageContaining("it has entries and no checkpoint");
  }

  @Test
  void aClosedLogRefuses() throws IOException {
    AuditLog log = AuditLog.open(directory, key);
    log.close();
    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(() -> log.append(entry(0)))
        .withMessageContaining("not recorded in " + directory);
    log.close();
  }

  @Test
  void aLotThatIsTooLargeIsRefusedAndManyLargeOnesAreNot() throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      byte[] large = new byte[65_535];
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.append(Collections.nCopies(1100, large)));
      assertThat(log.append(Collections.nCopies(300, large))).isZero();
      assertThat(log.append(Collections.nCopies(300, large))).isEqualTo(300);
      assertThat(log.publish().size()).isEqualTo(600);
    }
  }
}
