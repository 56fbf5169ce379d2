package jitsiprivacy.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dies before each operation on a file, of processes and of the machine, and checks what is left.
 * All of it with {@code -Dslow=true}.
 */
class CrashPointsTest {

  private static final boolean SLOW = Boolean.getBoolean("slow");
  private static final int LOSSES = SLOW ? 24 : 6;

  @TempDir(factory = InMemory.class)
  Path temporary;

  private SignerKey key;
  private int directories;

  @BeforeEach
  void makeKey() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  /** What one process does. */
  @FunctionalInterface
  private interface Life {
    void live(Path directory, Machine.Program disk, Witnessed witness) throws IOException;
  }

  private static void begin(Path directory, Machine.Program disk, Witnessed witness)
      throws IOException {
    try (AuditLog log = witness.open(directory, disk)) {
      witness.append(log, 1);
      witness.publish(log);
      witness.append(log, 2);
      witness.publish(log);
    }
  }

  /** Across the end of the first tile. */
  private static void goOn(Path directory, Machine.Program disk, Witnessed witness)
      throws IOException {
    try (AuditLog log = witness.open(directory, disk)) {
      witness.append(log, 1);
      witness.append(log, 2);
      witness.publish(log);
      witness.append(log, 250);
      witness.publish(log);
      witness.append(log, 4);
      witness.publish(log);
      witness.append(log, 1);
    }
    try (AuditLog log = witness.open(directory, disk)) {
      witness.append(log, 1);
      witness.publish(log);
    }
  }

  /** As {@link #goOn}, and shorter. */
  private static void takeOver(Path directory, Machine.Program disk, Witnessed witness)
      throws IOException {
    try (AuditLog log = witness.open(directory, disk)) {
      witness.append(log, 1);
      witness.publish(log);
      witness.append(log, 1);
    }
  }

  private Path directory() throws IOException {
    return Files.createDirectory(temporary.resolve("log-" + directories++));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Whether it lived to its end. */
  private static boolean live(Life life, Path directory, Machine.Program disk, Witnessed witness)
      throws IOException {
    try {
      life.live(directory, disk, witness);
      return true;
    } catch (Crash e) {
      return false;
    } catch (AuditException e) {
      assertThat(e).hasRootCauseInstanceOf(Crash.class);
      return false;
    }
  }

  /** A run of everything up to a crash; the caller says what happens then. */
  @FunctionalInterface
  private interface Aftermath {
    void happen(Machine machine, Path directory, Witnessed witness) throws IOException;
  }

  private void crashEverywhere(Life before, Life life, Aftermath aftermath) throws IOException {
    boolean ended = false;
    for (long at = 0; !ended; at++) {
      Path directory = directory();
      Machine machine = new Machine(directory);
      Witnessed witness = new Witnessed(key);
      before.live(directory, machine.program(Mishap.none()), witness);
      ended = live(life, directory, machine.program(Mishap.crashAt(at)), witness);
      witness.look(directory);
      aftermath.happen(machine, directory, witness);
      delete(directory);
    }
  }

  private void failPower(Machine machine, Witnessed witness) throws IOException {
    for (int loss = 0; loss < LOSSES; loss++) {
      Path left = directory();
      machine.powerFailure(left, Loss.number(loss));
      try {
        witness.copy().check(left);
      } catch (IOException | AssertionError e) {
        throw new AssertionError("loss " + loss + " in " + left, e);
      }
      delete(left);
    }
  }

  private static void nothing(Path directory, Machine.Program disk, Witnessed witness) {}

  @Test
  void aKilledProcessLosesNothing() throws IOException {
    Aftermath killed = (machine, directory, witness) -> witness.check(directory);
    crashEverywhere(CrashPointsTest::nothing, CrashPointsTest::begin, killed);
    crashEverywhere(CrashPointsTest::begin, CrashPointsTest::goOn, killed);
  }

  @Test
  void aPowerFailureLosesNothing() throws IOException {
    Aftermath failed = (machine, directory, witness) -> failPower(machine, witness);
    crashEverywhere(CrashPointsTest::nothing, CrashPointsTest::begin, failed);
    crashEverywhere(CrashPointsTest::begin, CrashPointsTest::goOn, failed);
  }

  /** One is killed, another goes on with what that one left, and then the power fails. */
  @Test
  void aPowerFailureAfterAKilledProcessLosesNothing() throws IOException {
    int step = SLOW ? 1 : 9;
    boolean firstEnded = false;
    for (long first = 0; !firstEnded; first += step) {
      boolean secondEnded = false;
      for (long second = 0; !secondEnded; second += step) {
        Path directory = directory();
        Machine machine = new Machine(directory);
        Witnessed witness = new Witnessed(key);
        begin(directory, machine.program(Mishap.none()), witness);
        Machine.Program one = machine.program(Mishap.crashAt(first));
        firstEnded = live(CrashPointsTest::goOn, directory, one, witness);
        witness.look(directory);
        Machine.Program other = machine.program(Mishap.crashAt(second));
        secondEnded = live(CrashPointsTest::takeOver, directory, other, witness);
        witness.look(directory);
        failPower(machine, witness);
        delete(directory);
      }
    }
  }

  /** What fails is not recorded, and with the next one all is well again. */
  @Test
  void anOperationThatFailsIsOver() throws IOException {
    for (long count : new long[] {1, 2, 3, 5, 8}) {
      boolean failed = true;
      for (long from = 0; failed; from++) {
        Path directory = directory();
        Machine machine = new Machine(directory);
        Witnessed witness = new Witnessed(key);
        begin(directory, machine.program(Mishap.none()), witness);
        Machine.Program disk = machine.program(Mishap.failing(from, count));
        failed = goOnWhateverFails(directory, disk, witness);
        witness.look(directory);
        failPower(machine, witness);
        long size = witness.check(directory);
        if (count == 1) {
          witness.checkRefused(directory, size);
        }
        delete(directory);
      }
    }
  }

  private static boolean goOnWhateverFails(
      Path directory, Machine.Program disk, Witnessed witness) {
    boolean failed = false;
    AuditLog log = null;
    for (int i = 0; i < 12; i++) {
      try {
        if (log == null) {
          log = witness.open(directory, disk);
        }
        if (i % 3 == 2) {
          witness.publish(log);
        } else {
          witness.append(log, i == 4 ? 251 : 1);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left on device");
        failed = true;
      }
    }
    return failed;
  }
}
