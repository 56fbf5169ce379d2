package jitsiprivacy.recording.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusKeyFileTest {

  @TempDir Path state;
  private FocusKeyFile file;
  private Path secret;

  @BeforeEach
  void file() {
    file = new FocusKeyFile(state);
    secret = state.resolve("keys/bridge-grant/focus.key");
  }

  private FocusKey key() throws IOException {
    return file.signer(Clock.systemUTC()).verifier();
  }

  @Test
  void isMadeOnceAndItsOwnersAlone() throws Exception {
    FocusKey first = key();
    assertThat(key()).isEqualTo(first);
    assertThat(FocusKeyFile.readPublic(file.publicFile())).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(secret.getParent().toFile().list())
        .containsExactlyInAnyOrder("focus.key", "focus.pub");
  }

  @Test
  void itsDirectoriesAreForWhomTheStateDirectoryIs() throws Exception {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxr-x"));
    key();
    for (Path each : new Path[] {secret.getParent(), secret.getParent().getParent()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwxrwx---");
    }
  }

  @Test
  void thePublicHalfIsWrittenAgainWhereItIsMissingOrOld() throws Exception {
    FocusKey key = key();
    Files.delete(file.publicFile());
    key();
    Files.writeString(file.publicFile(), "ed25519:old\n");
    assertThat(key()).isEqualTo(key);
    assertThat(FocusKeyFile.readPublic(file.publicFile())).isEqualTo(key);
  }

  @Test
  void oneThatOthersMayReadIsNotUsed() throws Exception {
    key();
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::key)
        .hasMessage(secret + " is accessible to others than its owner: chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb\n", "MCowBQYDK2VwAyEA\nMCowBQYDK2VwAyEA\n"})
  void whatIsNoKeyIsNeitherUsedNorReplaced(String text) throws Exception {
    key();
    Files.writeString(secret, text);
    assertThatThrownBy(this::key).isInstanceOf(IOException.class).hasMessageContaining("no key");
    assertThat(secret).hasContent(text);
  }

  @Test
  void whereThereIsNoPublicKeyItIsSaid() throws Exception {
    assertThatThrownBy(() -> FocusKeyFile.readPublic(file.publicFile()))
        .isInstanceOf(NoSuchFileException.class);
    Path other = Files.writeString(state.resolve("other"), "no key");
    assertThatThrownBy(() -> FocusKeyFile.readPublic(other))
        .hasMessage(
            other
                + ": not the public key of a focus: ed25519: and 44 characters of base64 are"
                + " expected");
  }
}
