package jitsiprivacy.audit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {

  @TempDir Path directory;

  @BeforeEach
  void close() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private Path path() {
    return directory.resolve("signing.key");
  }

  private SigningKeyFile file() {
    return new SigningKeyFile(path());
  }

  @Test
  void isReadAsItWasMade() throws Exception {
    SignerKey made = file().make("meet.example/audit", SignatureType.ED25519);
    SignerKey read = file().read();
    assertThat(read.secret()).isEqualTo(made.secret());
    assertThat(read.verifier()).hasToString(made.verifier().toString());
    assertThat(Files.getPosixFilePermissions(path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void isNeverReplaced() throws Exception {
    String before = file().make("meet.example/audit", SignatureType.ED25519).secret();
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> file().make("other.example", SignatureType.COSIGNATURE));
    assertThat(file().read().secret()).isEqualTo(before);
  }

  @Test
  void whatIsNoNameMakesNoKey() {
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> file().make("two words", SignatureType.ED25519));
    assertThat(path()).doesNotExist();
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> file().read());
  }

  @Test
  void whatIsNoKeyIsNotShown() throws Exception {
    String secret = file().make("meet.example/audit", SignatureType.ED25519).secret();
    String text = Files.readString(path());
    for (String broken :
        new String[] {
          "", text + "\n", text.trim(), secret + "\n" + secret + "\n", text.replace("meet", "met")
        }) {
      Files.writeString(path(), broken);
      assertThatIOException()
          .isThrownBy(() -> file().read())
          .withMessageContaining("is not a key")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret.substring(40)));
    }
  }
}
