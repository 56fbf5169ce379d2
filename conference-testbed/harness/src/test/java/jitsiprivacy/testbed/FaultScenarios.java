package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FaultScenarios {

  private static final String GATE = "consent-gate.enabled = true";

  @Test
  void aBadConfigurationEndsTheFocusBeforeItStarts() {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(Installed.AGENT, "consent-gate { enabled = true, gat = publish }")) {
      ServerProcess focus = deployment.startFocusAlone();
      assertThat(focus.awaitExit()).isEqualTo(78);
      assertThat(focus.log())
          .contains("privacy.conf:4")
          .contains("privacy.consent-gate.gat")
          .contains("gate")
          .doesNotContain("Starting Jicofo");
    }
  }

  @Test
  void aDiskThatIsFullFromTheStartIsSaidBeforeAnybodyAgreesAndRecoveredFrom() throws Exception {
    try (Deployment deployment =
        Deployment.create().guardedBy(Installed.AGENT, GATE).diskFull().start()) {
      deployment.awaitFocusStatus("cannot be written");
      Participant p1 = deployment.participant("participant-1").join("full");
      Participant p2 = deployment.participant("participant-2").join("full");
      p1.awaitInvitation();
      p2.awaitInvitation();
      p1.consents("conference", "");
      p2.roundTripToFocus();
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);

      deployment.focus().limitFileSize("unlimited");
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.awaitNotInFocusStatus("cannot be written");
      assertThat(new LedgerFile(deployment.stateDirectory()).count("GRANTED")).isEqualTo(1);
    }
  }

  @Test
  void withoutAStateDirectoryTheGuardsAreClosedAndTheFocusLives() throws Exception {
    try (Deployment deployment = Deployment.create().guardedBy(Installed.AGENT, GATE)) {
      Files.createFile(deployment.stateDirectory());
      deployment.start();
      deployment.awaitFocusStatus("\"state\" : \"closed\"");
      assertThat(deployment.focus().log()).contains("the guards cannot be started");

      Answer refused = deployment.participant("participant-1").requestConference("stateless");
      assertThat(refused.text().orElse("")).contains("consent-gate of this server cannot work");
      assertThat(deployment.focus().running()).isTrue();
    }
  }
}
