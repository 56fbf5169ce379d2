package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdmissionGateScenarios {

  private static Deployment deployment;

  @BeforeAll
  static void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, purposes.conference.gate = admission }")
            .start();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void nobodyIsInvitedBeforeAgreeing() {
    try (Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2");
        Participant p3 = deployment.participant("participant-3")) {
      p1.join("admission");
      p2.join("admission");
      p3.join("admission");
      p2.consents("conference", "");
      p3.consents("conference", "");
      p2.awaitInvitation();
      p3.awaitInvitation();
      assertThat(p1.isInvited()).isFalse();
      assertThat(deployment.bridge().forceMute(p1)).isEmpty();
      awaiting("the notice in the chat").until(() -> p1.systemMessages().size() == 3);

      p1.consents("conference", "");
      p1.awaitInvitation();
      deployment.bridge().awaitForceMute(p1, NOTHING);
    }
  }
}
