package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultScenarios {

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
}
