package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.DurableFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lets several users write one log. */
class SharedLogTest {

  @TempDir Path directory;

  @Test
  void theGroupOfTheDirectoryMayWriteEverything() throws Exception {
    Files.setAttribute(directory, "unix:mode", 02770);
    SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    try (AuditLog log = AuditLog.open(directory, key)) {
      log.append(Collections.nCopies(257, "entry".getBytes(UTF_8)));
      log.publish();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.toList()) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(each);
        assertThat(PosixFilePermissions.toString(mode))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwxrwx---" : "rw-rw----");
      }
    }
  }

  /** Another user's, or a link that somebody put there: neither may be written into. */
  @Test
  void aDraftThatWasLeftBehindIsMadeAnew() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(directory.resolve("checkpoint.new"), elsewhere);
    DurableFiles files = new DurableFiles(directory);
    files.write("checkpoint", "one\n".getBytes(UTF_8));
    assertThat(elsewhere).hasContent("precious");
    assertThat(Files.isSymbolicLink(directory.resolve("checkpoint"))).isFalse();
    assertThat(directory.resolve("checkpoint")).hasContent("one\n");
  }

  @Test
  void aDirectoryHasItsModeBeforeItHasItsName() throws IOException {
    Files.setAttribute(directory, "unix:mode", 02770);
    // As a program leaves it that dies between the two.
    Files.createDirectory(directory.resolve("tile.new"));
    new DurableFiles(directory).write("tile/0/000", new byte[1]);
    assertThat(directory.resolve("tile.new")).doesNotExist();
    for (String each : List.of("tile", "tile/0")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(each))))
          .isEqualTo("rwxrwx---");
    }
  }
}
