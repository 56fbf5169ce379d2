package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void withoutItsLedgerTheGateStaysShutAndSaysSo() throws Exception {
    try (Deployment deployment =
            Deployment.create()
                .guardedBy(Installed.AGENT, "consent-gate { enabled = true, gate = publish }")
                .start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      Path ledger = deployment.stateDirectory().resolve("consent.db");
      Files.createDirectory(ledger); // No database can be made here.
      p1.join("ledger");
      p2.join("ledger");
      p1.awaitInvitation();
      p1.consents("conference", "");
      deployment.awaitFocusStatus("cannot be written");
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);

      Files.delete(ledger);
      deployment.bridge().awaitForceMute(p1, NOTHING);
      awaiting("recovery").until(() -> !deployment.focusStatus().contains("cannot be written"));
      p1.consents("", "conference");
      deployment.bridge().awaitForceMute(p1, EVERYTHING);

      // Lost while in use.
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(ledger.resolveSibling("consent.db" + suffix));
      }
      Files.createDirectory(ledger);
      p1.consents("conference", "");
      deployment.awaitFocusStatus("cannot be written");
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
    }
  }
}
