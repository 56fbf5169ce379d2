package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards are made while the host starts. Were they to initialize classes of Smack, which initialize
 * one another, the host's thread and ours could wait for each other.
 */
class GuardsBesideTheHostTest {

  @TempDir Path dir;

  /** A host that itself does nothing at all. */
  @BeforeEach
  void makeHost() throws IOException {
    Path source = Files.createDirectories(dir.resolve("org/jitsi/jicofo")).resolve("Main.java");
    Files.writeString(
        source,
        """
        package org.jitsi.jicofo;

        public class Main {
          public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
          }
        }
        """);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", dir.toString(), source.toString());
    assertThat(result).isZero();
    Files.writeString(
        dir.resolve("privacy.conf"),
        """
        privacy {
          state-dir = "%1$s/state"
          run-dir = "%1$s/run"
          consent-gate { enabled = true, purposes.conference.gate = admission }
          recording-guard.enabled = true
        }
        """
            .formatted(dir));
  }

  @Test
  void makingThemInitializesNoClassOfTheHost() throws IOException {
    Path standIns =
        Path.of(System.getProperty("jitsiprivacy.stand-ins")).toAbsolutePath().normalize();
    Path initialized = dir.resolve("initialized.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+init=info:file=" + initialized,
            "-javaagent:" + Installed.AGENT + "=config=" + dir.resolve("privacy.conf"),
            "-cp",
            String.join(
                File.pathSeparator,
                dir.toString(),
                standIns.resolve("programs.jar").toString(),
                standIns.resolve("lib/*").toString()),
            "org.jitsi.jicofo.Main");
    try (ServerProcess host = new ServerProcess("host", command, Map.of(), dir)) {
      host.start();
      host.awaitLog("plugin-host        active");
    }
    try (Stream<String> lines = Files.lines(initialized)) {
      List<String> names =
          lines
              .filter(line -> line.contains("Initializing '"))
              .map(line -> line.split("'", 3)[1])
              .toList();
      assertThat(names).anyMatch(name -> name.endsWith("/PublishGate"));
      assertThat(names)
          .filteredOn(
              name ->
                  name.startsWith("org/jivesoftware/")
                      || name.startsWith("org/jxmpp/")
                      || name.startsWith("org/jitsi/xmpp/"))
          .isEmpty();
    }
  }
}
