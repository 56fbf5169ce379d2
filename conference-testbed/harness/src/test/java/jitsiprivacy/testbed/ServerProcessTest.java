package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path home;

  @Test
  void keepsItsLogAndItsExitCode() {
    try (var process = sh("echo one; echo two >&2; exit 78")) {
      assertThat(process.awaitExit()).isEqualTo(78);
      assertThat(process.log()).isEqualTo("one\ntwo");
    }
  }

  @Test
  void waitsNoLongerThanTheProgramLives() {
    try (var process = sh("echo no; exit 3")) {
      assertThatThrownBy(() -> process.awaitLog("yes"))
          .isInstanceOf(ServerDied.class)
          .hasMessageContainingAll("3", "no");
    }
  }

  @Test
  void endsWithTheTest() {
    var process = sh("echo up; exec tail -f /dev/null");
    process.awaitLog("up");
    assertThat(process.running()).isTrue();

    process.close();

    assertThat(process.exitCode()).hasValue(143);
  }

  private ServerProcess sh(String script) {
    var process = new ServerProcess("sh", List.of("sh", "-c", script), Map.of(), home);
    process.start();
    return process;
  }
}
