package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of programs from their files is what these say once they run. */
class DoctorScenarios {

  private static final String ALL =
      "consent-gate.enabled = true, recording-guard.enabled = true, bridge-guard.enabled = true,"
          + " log-anonymizer.enabled = true, audit-trail.enabled = true";

  private static final boolean LIVE = Programs.ofEnvironment() instanceof Programs.Real;

  @TempDir Path directory;
  private ProgramHome home;

  @BeforeEach
  void find() throws Exception {
    home = ProgramHome.ofEnvironment(Files.createDirectory(directory.resolve("home")));
  }

  @Test
  void guardsThatItSaysFitAreActive() throws Exception {
    Deployment deployment = Deployment.create().guardedBy(Installed.AGENT, ALL);
    try (deployment) {
      new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      JsonNode report =
          new Doctor(directory, home, deployment.focusConfiguration())
              .says("compatibility", "configuration", "ledger", "audit");
      List<String> good = new ArrayList<>(Doctor.good(report, home.jicofo().toString()));
      if (!home.jvb().equals(home.jicofo())) {
        good.addAll(Doctor.good(report, home.jvb().toString()));
      }
      awaiting("both say the same")
          .untilAsserted(
              () ->
                  assertThat(good)
                      .containsExactly(
                          fits(deployment.focusStatus()), fits(deployment.bridgeStatus())));
      // The stand-in of the bridge captures no packets.
      assertThat(Doctor.ids(report))
          .as("%s", report)
          .isSubsetOf(LIVE ? List.of("anchor-old") : List.of("anchor-old", "hook-missing"));
      assertThat(good.get(0)).contains("consent-gate", "recording-guard", "log-anonymizer");
      assertThat(good.get(1)).contains(LIVE ? "bridge-guard" : "log-anonymizer");
    }
  }

  /** As in a finding of the doctor's. */
  private static String fits(String status) throws Exception {
    return "fits " + String.join(", ", active(status));
  }

  /** Of guards alone, whose hooks all stand. */
  private static List<String> active(String status) throws Exception {
    List<String> active = new ArrayList<>();
    for (JsonNode guard : new ObjectMapper().readTree(status).get("guards")) {
      boolean stands = true;
      for (JsonNode hook : guard.get("hooks")) {
        stands &= hook.asText().equals("attached");
      }
      boolean ofUs = guard.get("id").asText().equals("plugin-host");
      if (guard.get("state").asText().equals("active") && stands && !ofUs) {
        active.add(guard.get("id").asText());
      }
    }
    return active;
  }
}
