package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import jitsiprivacy.host.reference.MethodReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Jitsi that lacks what the log anonymizer was built against. */
class ClosedLogScenarios {

  private static final String SAID = "Starting Jicofo";

  @TempDir Path directory;

  private Path unfit() throws Exception {
    return InstallationCopy.in(directory.resolve("pack"))
        .referring(
            "log-anonymizer",
            new MethodReference("org/jivesoftware/smack/packet/Stanza", "no", "()V", false, false))
        .agent();
  }

  @Test
  void thatSomethingWasSaidIsAllThatReachesALogAndWhy() throws Exception {
    try (Deployment deployment =
        Deployment.create().guardedBy(unfit(), "log-anonymizer.enabled = true").verbose()) {
      deployment.startFocusAlone().awaitLog("[jitsi-privacy withheld");
      Collection<String> logs = deployment.endAndReadFiles().values();
      assertThat(logs).noneMatch(log -> log.contains(SAID));
      assertThat(logs)
          .anyMatch(log -> log.contains("log-anonymizer: does not fit this version of the host"));
    }
  }

  @Test
  void withOnFaultAllowAllOfItDoes() throws Exception {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(unfit(), "on-fault = allow, log-anonymizer.enabled = true")
            .verbose()) {
      deployment.startFocusAlone().awaitLog(SAID);
    }
  }
}
