package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.TileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

  private static final int LOSSES = 8;

  @TempDir(factory = InMemory.class)
  Path temporary;

  private SignerKey key;
  private int directories;

  @BeforeEach
  void makeKey() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  private Path directory() throws IOException {
    return Files.createDirectory(temporary.resolve("log-" + directories++));
  }

  private static byte[] last(long count) {
    return ("the last of " + count).getBytes(UTF_8);
  }

  private Checkpoint seal(Path directory) throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      return log.seal(SealTest::last);
    }
  }

  private List<String> entries(Path directory) throws IOException {
    Checkpoint now = new LogVerifier(directory, key.verifier()).verify(List.of(), size -> {});
    return new TileReader(directory, now.size(), new TreeHasher())
        .entries(0).stream().map(entry -> new String(entry, UTF_8)).toList();
  }

  @Test
  void aSealedLogHasItsLastEntryAndTakesNoMore() throws IOException {
    Path directory = directory();
    try (AuditLog log = AuditLog.open(directory, key);
        AuditLog other = AuditLog.open(directory, key)) {
      log.append("one".getBytes(UTF_8));
      assertThat(AuditLog.isSealed(directory)).isFalse();
      Checkpoint sealed = other.seal(SealTest::last);
      assertThat(sealed.size()).isEqualTo(2);
      assertThat(AuditLog.isSealed(directory)).isTrue();
      assertThat(log.seal(SealTest::last)).isEqualTo(sealed);
      assertThat(log.publish()).isEqualTo(sealed);
      for (AuditLog each : List.of(log, other)) {
        assertThatExceptionOfType(AuditException.class)
            .isThrownBy(() -> each.append(new byte[1]))
            .withCauseInstanceOf(SealedLogException.class);
      }
    }
    assertThat(entries(directory)).containsExactly("one", "the last of 1");
  }

  @Test
  void anEmptyLogMayBeSealed() throws IOException {
    Path directory = directory();
    assertThat(seal(directory).size()).isEqualTo(1);
    assertThat(entries(directory)).containsExactly("the last of 0");
  }

  /** Whoever dies over it, and even when the power fails then: the next one finishes it. */
  @Test
  void aCrashAtAnyPointIsMadeUpFor() throws IOException {
    boolean ended = false;
    for (long at = 0; !ended; at++) {
      Path directory = directory();
      Machine machine = new Machine(directory);
      AuditLog before = AuditLog.open(directory, key, machine.program(Mishap.none()));
      before.append("one".getBytes(UTF_8));
      before.publish();
      before.append("two".getBytes(UTF_8));
      before.close();
      ended = sealed(directory, machine.program(Mishap.crashAt(at)));
      for (int loss = 0; loss < LOSSES; loss++) {
        Path left = directory();
        machine.powerFailure(left, Loss.number(loss));
        checkFinished(left);
      }
      checkFinished(directory);
    }
  }

  /**
   * One dies while it appends, another while it seals what that one left, and then the power fails.
   */
  @Test
  void whatIsCountedIsOnDisk() throws IOException {
    boolean appended = false;
    for (long first = 0; !appended; first++) {
      boolean ended = false;
      for (long second = 0; !ended; second++) {
        Path directory = directory();
        Machine machine = new Machine(directory);
        AuditLog begun = AuditLog.open(directory, key, machine.program(Mishap.none()));
        begun.append("one".getBytes(UTF_8));
        appended = appended(directory, machine.program(Mishap.crashAt(first)));
        ended = sealed(directory, machine.program(Mishap.crashAt(second)));
        for (int loss = 0; loss < 4; loss++) {
          Path left = directory();
          machine.powerFailure(left, Loss.number(loss));
          long size = seal(left).size();
          assertThat(entries(left)).last().isEqualTo("the last of " + (size - 1));
          assertThat(size).isBetween(appended ? 3L : 2L, 3L);
        }
      }
    }
  }

  private boolean appended(Path directory, Machine.Program disk) throws IOException {
    try {
      AuditLog.open(directory, key, disk).append("two".getBytes(UTF_8));
      return true;
    } catch (Crash e) {
      return false;
    } catch (AuditException e) {
      assertThat(e).hasRootCauseInstanceOf(Crash.class);
      return false;
    }
  }

  private boolean sealed(Path directory, Machine.Program disk) throws IOException {
    try {
      AuditLog.open(directory, key, disk).seal(SealTest::last);
      return true;
    } catch (Crash e) {
      return false;
    }
  }

  private void checkFinished(Path directory) throws IOException {
    Checkpoint sealed = seal(directory);
    assertThat(entries(directory)).containsExactly("one", "two", "the last of 2");
    assertThat(seal(directory)).isEqualTo(sealed);
  }

  @Test
  void aLogThatWasSealedWithAnotherNumberIsDamaged() throws IOException {
    Path directory = directory();
    seal(directory);
    for (String other : List.of("0\n", "3\n", "", "1", "one\n")) {
      Files.writeString(directory.resolve("sealed"), other);
      assertThatIOException()
          .isThrownBy(() -> seal(directory))
          .isInstanceOf(DamagedLogException.class);
    }
  }
}
