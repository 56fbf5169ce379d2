package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be recorded is refused with a reason, and once it can be, it is. */
class DiskTroubleTest {

  @TempDir Path temporary;
  private SignerKey key;

  @BeforeEach
  void makeKey() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  private static List<byte[]> entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> ("entry " + i).getBytes(UTF_8)).toList();
  }

  private long verified(Path directory) throws IOException {
    return new LogVerifier(directory, key.verifier()).verify(List.of(), size -> {}).size();
  }

  /** How a full disk looks to a process, and needs no rights. */
  @Test
  void noFileMayGrow() throws IOException {
    try (Writer writer = new Writer(temporary, key, WritingProcess.Habit.ASKED)) {
      assertThat(writer.ask(10)).startsWith("0 10 ");
      limit(writer, "1");
      String refused = "AuditException: not recorded in " + temporary + ": File too large";
      assertThat(writer.ask(1)).isEqualTo(refused);
      assertThat(writer.ask(0))
          .isEqualTo("IOException: cannot publish the log in " + temporary + ": File too large");
      // Some of it fits, and is taken back.
      limit(writer, String.valueOf(Files.size(temporary.resolve("journal")) + 20));
      assertThat(writer.ask(3)).isEqualTo(refused);
      limit(writer, "unlimited");
      assertThat(writer.ask(1)).startsWith("10 1 ");
      assertThat(writer.ask(0)).isEqualTo("published 11");
    }
    assertThat(verified(temporary)).isEqualTo(11);
  }

  private static void limit(Writer writer, String bytes) throws IOException {
    Command.run("prlimit", "--pid", String.valueOf(writer.pid()), "--fsize=" + bytes + ":");
  }

  @FunctionalInterface
  private interface OnMount {
    void run(Path mount) throws IOException;
  }

  private void mounted(OnMount test) throws IOException {
    Path mount = Files.createDirectory(temporary.resolve("mount"));
    assumeThat(
            Command.succeeds("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", "" + mount))
        .as("file systems may be mounted")
        .isTrue();
    try {
      test.run(mount);
    } finally {
      Command.run("umount", mount.toString());
    }
  }

  @Test
  void theDiskIsFull() throws IOException {
    mounted(
        mount -> {
          Path ballast = mount.resolve("ballast");
          Files.write(ballast, new byte[900 << 10]);
          try (AuditLog log = AuditLog.open(mount, key)) {
            long recorded = fill(log);
            assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> log.append(entries(1000)))
                .withMessage("not recorded in " + mount + ": No space left on device");
            assertThatIOException()
                .isThrownBy(log::publish)
                .withMessage("cannot publish the log in " + mount + ": No space left on device");
            Files.delete(ballast);
            assertThat(log.append(entries(1))).isEqualTo(recorded);
            assertThat(log.publish().size()).isEqualTo(recorded + 1);
            assertThat(verified(mount)).isEqualTo(recorded + 1);
          }
        });
  }

  private static long fill(AuditLog log) throws IOException {
    long recorded = 0;
    while (true) {
      try {
        assertThat(log.append(entries(1000))).isEqualTo(recorded);
        recorded += 1000;
      } catch (AuditException e) {
        return recorded;
      }
    }
  }

  @Test
  void theFileSystemIsReadOnly() throws IOException {
    mounted(
        mount -> {
          try (AuditLog log = AuditLog.open(mount, key)) {
            log.append(entries(5));
          }
          Command.run("mount", "-o", "remount,ro", mount.toString());
          assertThatIOException()
              .isThrownBy(() -> AuditLog.open(mount, key))
              .withMessageStartingWith("cannot open the log in " + mount)
              .withMessageContaining("Read-only file system");
          Command.run("mount", "-o", "remount,rw", mount.toString());
          try (AuditLog log = AuditLog.open(mount, key)) {
            assertThat(log.publish().size()).isEqualTo(5);
          }
        });
  }

  @Test
  void thereIsNoDirectory() {
    Path none = temporary.resolve("none");
    assertThatIOException()
        .isThrownBy(() -> AuditLog.open(none, key))
        .withMessageStartingWith("cannot open the log in " + none + ": ")
        .withMessageContaining("NoSuchFile");
  }
}
