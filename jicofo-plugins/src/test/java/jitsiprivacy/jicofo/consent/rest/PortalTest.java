package jitsiprivacy.jicofo.consent.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.spi.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From its options to its end. */
class PortalTest {

  @TempDir private Path state;

  private final FakeHealth health = new FakeHealth();

  private Portal portal(boolean enabled, int port) {
    return new Portal(
        new RestOptions(enabled, "127.0.0.1", port, Optional.empty(), 10),
        new StateDirectory(state),
        new FakeDesk(),
        health);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void itServesFromOpenToClose() throws IOException {
    int port = freePort();
    try (Portal portal = portal(true, port)) {
      assertThat(answers(port)).isFalse();
      portal.open();
      portal.open();
      await().until(() -> answers(port));
      Path token = state.resolve("portal.token");
      assertThat(Files.readString(token)).matches("[A-Za-z0-9_-]{43}\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
          .isEqualTo("rw-------");
    }
    assertThat(answers(port)).isFalse();
    assertThat(health.alerts).isEmpty();
  }

  @Test
  void itCostsNothingWhileItIsNotEnabled() throws IOException {
    try (Portal portal = portal(false, freePort())) {
      portal.open();
    }
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void itIsAnAlertWhenItCannotStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Portal portal = portal(true, taken.getLocalPort())) {
      portal.open();
      await()
          .untilAsserted(
              () -> assertThat(health.alerts).containsKey("portal").hasToString(told(taken)));
    }
  }

  private String told(ServerSocket taken) {
    assertThat(health.alerts.get("portal")).contains("port " + taken.getLocalPort());
    return health.alerts.toString();
  }

  @Test
  void theTokenStaysTheSame() throws IOException {
    TokenFile file = new TokenFile(state.resolve("new/portal.token"));
    List<String> made = file.readOrMake();
    assertThat(made).hasSize(1);
    assertThat(file.readOrMake()).isEqualTo(made);
  }

  @Test
  void eachPortalMayHaveATokenOfItsOwn() throws IOException {
    Path file = file("a".repeat(32) + "\n\n" + "b".repeat(40) + "==\n", "rw-r-----");
    assertThat(new TokenFile(file).readOrMake())
        .containsExactly("a".repeat(32), "b".repeat(40) + "==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw-r--r--", "rw-----w-", "rwx--x---"})
  void aTokenThatOthersReachIsNone(String mode) throws IOException {
    Path file = file("a".repeat(32), mode);
    assertThatThrownBy(() -> new TokenFile(file).readOrMake())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod")
        .hasMessageNotContaining("aaa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short", "a token of many words, with blanks and commas"})
  void whatIsNoTokenIsRefused(String text) throws IOException {
    Path file = file(text, "rw-------");
    assertThatThrownBy(() -> new TokenFile(file).readOrMake())
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("words");
  }

  private Path file(String text, String mode) throws IOException {
    Path file = state.resolve("tokens");
    Files.write(file, text.getBytes(US_ASCII));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
