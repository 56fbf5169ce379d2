package jitsiprivacy.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dies before each operation on a file, of processes and of the machine, and checks what is left.
 * All of it with {@code -Dslow=true}.
 */
class CrashPointsTest {

  private static final boolean SLOW = Boolean.getBoolean("slow");
  private static final int STEP = SLOW ? 1 : 3;
  private static final int LOSSES = SLOW ? 8 : 3;

  @TempDir(factory = InMemory.class)
  Path temporary;

  private SignerKey key;
  private int directories;

  @AfterEach
  void tell(TestInfo test) {
    System.out.println(test.getDisplayName() + ": " + directories + " logs");
  }

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

  /** What another process does with a log when the first one is dead. */
  @FunctionalInterface
  private interface Use {
    void of(AuditLog log, Witnessed witness) throws IOException;
  }

  private static final List<Use> USES =
      List.of(
          (log, witness) -> witness.append(log, 1),
          (log, witness) -> witness.publish(log),
          CrashPointsTest::appendAndPublish);

  private static void appendAndPublish(AuditLog log, Witnessed witness) throws IOException {
    witness.append(log, 1);
    witness.publish(log);
    witness.append(log, 1);
  }

  private Path directory() throws IOException {
    return Files.createDirectory(temporary.resolve("log-" + directories++));
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
    for (long at = 0; !ended; at += STEP) {
      Path directory = directory();
      Machine machine = new Machine(directory);
      Witnessed witness = new Witnessed(key);
      before.live(directory, machine.program(Mishap.none()), witness);
      ended = live(life, directory, machine.program(Mishap.crashAt(at)), witness);
      witness.look(directory);
      aftermath.happen(machine, directory, witness);
      Witnessed.delete(directory);
    }
  }

  private void failPower(Machine machine, Witnessed witness) throws IOException {
    for (int loss = 0; loss < LOSSES; loss++) {
      Path left = directory();
      machine.powerFailure(left, Loss.number(SLOW || loss < 2 ? loss : 4 + directories));
      try {
        witness.copy().check(left);
      } catch (IOException | AssertionError e) {
        throw new AssertionError("loss " + loss + " in " + left, e);
      }
      Witnessed.delete(left);
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
    // When something is in place that another process sees, and is not durable.
    Machine.Program well = goneOn();
    for (long first : well.synchronizations()) {
      for (Use use : USES) {
        crashTwice(first, use, false, Long.MAX_VALUE);
        crashTwice(first, use, true, Long.MAX_VALUE);
      }
      // While it finishes what the first one began.
      for (long second = 4; second < 9 && well.ofNames().contains(first); second++) {
        crashTwice(first, USES.get(0), true, second);
      }
    }
    // What the first one wrote and did not synchronize is published.
    long first = well.synchronizations().get(0);
    long second = 0;
    while (crashTwice(first, USES.get(1), true, second) < 2) {
      second++;
    }
  }

  private Machine.Program goneOn() throws IOException {
    Path directory = directory();
    Machine machine = new Machine(directory);
    Witnessed witness = new Witnessed(key);
    begin(directory, machine.program(Mishap.none()), witness);
    Machine.Program program = machine.program(Mishap.none());
    goOn(directory, program, witness);
    return program;
  }

  @Test
  @EnabledIfSystemProperty(named = "slow", matches = "true")
  void aPowerFailureAfterTwoKilledProcessesLosesNothing() throws IOException {
    boolean firstEnded = false;
    for (long first = 0; !firstEnded; first++) {
      int ended = 0;
      for (long second = first % 3; ended < 2; second += 3) {
        boolean openedBefore = second % 2 == 0;
        ended = crashTwice(first, CrashPointsTest::appendAndPublish, openedBefore, second);
        firstEnded = ended % 2 == 1;
      }
    }
  }

  /**
   * @return 1 when the first lived to its end, and 2 more when the second did
   */
  private int crashTwice(long first, Use use, boolean openedBefore, long second)
      throws IOException {
    Path directory = directory();
    Machine machine = new Machine(directory);
    Witnessed witness = new Witnessed(key);
    begin(directory, machine.program(Mishap.none()), witness);
    Machine.Program other = machine.program(Mishap.crashAt(second));
    AuditLog[] opened = new AuditLog[1];
    Life open = (in, disk, who) -> opened[0] = who.open(in, disk);
    boolean alive = !openedBefore || live(open, directory, other, witness);
    Machine.Program one = machine.program(Mishap.crashAt(first));
    int ended = live(CrashPointsTest::goOn, directory, one, witness) ? 1 : 0;
    witness.look(directory);
    alive = alive && (openedBefore || live(open, directory, other, witness));
    Life used = (in, disk, who) -> use.of(opened[0], who);
    ended += alive && live(used, directory, other, witness) ? 2 : 0;
    witness.look(directory);
    failPower(machine, witness);
    if (opened[0] != null) {
      opened[0].close();
    }
    Witnessed.delete(directory);
    return ended;
  }

  /** What fails is not recorded, and with the next one all is well again. */
  @Test
  void anOperationThatFailsIsOver() throws IOException {
    Machine.Program well = failing(Long.MAX_VALUE, 0);
    for (long from = 0; from < well.operations(); from++) {
      boolean synchronizes = well.synchronizations().contains(from);
      if (SLOW || synchronizes || from % 11 == 0) {
        failing(from, 1);
      }
      if (SLOW || from % 11 == 5) {
        failing(from, 2);
        failing(from, 3);
        failing(from, 8);
      }
    }
  }

  private Machine.Program failing(long from, long count) throws IOException {
    Path directory = directory();
    Machine machine = new Machine(directory);
    Witnessed witness = new Witnessed(key);
    begin(directory, machine.program(Mishap.none()), witness);
    Machine.Program disk = machine.program(Mishap.failing(from, count));
    goOnWhateverFails(directory, disk, witness);
    witness.look(directory);
    failPower(machine, witness);
    long size = witness.check(directory);
    if (count == 1) {
      // With more of them what was written may not have been taken back.
      witness.checkRefused(directory, size);
    }
    Witnessed.delete(directory);
    return disk;
  }

  private static void goOnWhateverFails(Path directory, Machine.Program disk, Witnessed witness) {
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
      }
    }
  }
}
