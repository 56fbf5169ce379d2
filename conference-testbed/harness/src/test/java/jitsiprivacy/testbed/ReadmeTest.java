package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README.md do what it says. */
class ReadmeTest {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern ABSOLUTE_PATH = Pattern.compile("(?<=[\\s:])/(?=(etc|usr)/)");

  @TempDir Path root;

  @Test
  void itsCommandsAreThoseThatAreTested() throws Exception {
    assertThat(blocks()).hasSize(3);
    // verify.sh is what runs this, and ends with demo.sh.
    assertThat(blocks().get(0)).isEqualTo("./demo.sh\n");
    assertThat(blocks().get(1)).isEqualTo("./verify.sh\n");
    assertThat(Files.readString(REPOSITORY.resolve("verify.sh"))).contains("\n./demo.sh\n");
    assertThat(blocks().get(2)).startsWith("cp -r deb-packaging/target/install/");
  }

  @Test
  void theInstallationItDescribesGuards() throws Exception {
    Files.createDirectories(root.resolve("usr/share"));
    String commands =
        "cd " + REPOSITORY + "\n" + ABSOLUTE_PATH.matcher(blocks().get(2)).replaceAll(root + "/");
    try (ServerProcess shell =
        new ServerProcess("install", List.of("bash", "-euc", commands), Map.of(), root)) {
      shell.start();
      assertThat(shell.awaitExit()).as("%s", shell.log()).isZero();
    }
    Path configuration = root.resolve("etc/jitsi/privacy/privacy.conf");
    // Where the package keeps them on a host, which this is not.
    Files.writeString(
        configuration,
        "privacy { state-dir = \"%1$s/state\", run-dir = \"%1$s/run\" }".formatted(root),
        StandardOpenOption.APPEND);

    try (Deployment deployment =
        Deployment.ofStandIns(null).javaOptions(javaOptions() + "=config=" + configuration)) {
      ServerProcess focus = deployment.startFocusAlone();
      focus.awaitLog("in jicofo, on-fault = deny");
      focus.awaitLog("consent-gate       active");
      focus.awaitLog("recording-guard    active");
    }
  }

  /** As systemd would hand them to the focus. */
  private String javaOptions() throws Exception {
    String variable = "Environment=JAVA_TOOL_OPTIONS=";
    return Files.readAllLines(
            root.resolve("etc/systemd/system/jicofo.service.d/jitsi-privacy.conf"))
        .stream()
        .filter(line -> line.startsWith(variable))
        .map(line -> line.substring(variable.length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> blocks() throws Exception {
    return SHELL_BLOCK
        .matcher(Files.readString(REPOSITORY.resolve("README.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
