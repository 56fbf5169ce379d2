package jitsiprivacy.audit.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.note.NoteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditInstallationTest {

  @TempDir Path state;

  private AuditInstallation installation;

  @BeforeEach
  void mode() throws IOException {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-x---"));
    installation = new AuditInstallation(state);
  }

  @Test
  void makesWhatIsNeededToRecord() throws Exception {
    installation.make("meet.example/audit");
    try (AuditTrail trail = installation.open(Clock.systemUTC())) {
      assertThat(trail.publish().size()).isOne();
    }
    for (Path each : new Path[] {installation.archive(), installation.keys()}) {
      assertThat(Files.getPosixFilePermissions(each))
          .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
    }
    assertThat(installation.pseudonyms().room("a")).isEqualTo(installation.pseudonyms().room("a"));
  }

  @Test
  void isMadeOnce() throws Exception {
    String name = installation.make("meet.example/audit").verifier().toString();
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> installation.make("other.example"));
    assertThat(installation.signingKey().verifier()).hasToString(name);
  }

  @Test
  void withoutAKeyNothingIsBegun() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> installation.open(Clock.systemUTC()));
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> installation.make("no name"));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> installation.open(Clock.systemUTC()));
  }
}
