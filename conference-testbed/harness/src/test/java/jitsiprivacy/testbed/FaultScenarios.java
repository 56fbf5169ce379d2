package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.BridgeState.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.BridgeState.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FaultScenarios {

  @Test
  void aBadConfigurationEndsTheFocusBeforeItStarts() {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(Installed.AGENT, "consent-gate { enabled = true, gat = publish }")) {
      ChildProcess focus = deployment.startFocus();
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
        Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      Path ledger = deployment.stateDirectory().resolve("consent.db");
      Files.createDirectory(ledger); // No database can be made here.
      p1.join("ledger");
      p2.join("ledger");
      p1.awaitInvitation();
      p1.consents("conference", "");
      await()
          .untilAsserted(() -> assertThat(deployment.focusStatus()).contains("cannot be written"));
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);

      Files.delete(ledger);
      await().untilAsserted(() -> assertThat(deployment.bridge().forceMute(p1)).contains(NOTHING));
      await()
          .untilAsserted(
              () -> assertThat(deployment.focusStatus()).doesNotContain("cannot be written"));
      p1.consents("", "conference");
      await()
          .untilAsserted(() -> assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING));

      // Lost while in use.
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(ledger.resolveSibling("consent.db" + suffix));
      }
      Files.createDirectory(ledger);
      p1.consents("conference", "");
      await()
          .untilAsserted(() -> assertThat(deployment.focusStatus()).contains("cannot be written"));
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
    }
  }
}
