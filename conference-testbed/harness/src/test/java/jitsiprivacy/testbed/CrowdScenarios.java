package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdScenarios {

  private static final int CROWD = 200;

  @Test
  void aCrowdIsInvitedAndSeenLikeAnybody() {
    try (Deployment deployment = Deployment.create().start()) {
      Crowd crowd = deployment.crowd();
      crowd.join("crowded", 30);
      crowd.join("other", 10);
      assertThat(crowd.size()).isEqualTo(40);
      crowd.awaitInvitations();

      Participant p1 = deployment.participant("participant-1").join("crowded");
      p1.awaitInvitation();
      crowd.property("raisedHand", "1");
      awaiting("raised hands").until(() -> p1.sees().published("raisedHand", "1") == 30);

      crowd.leave();
      awaiting("an empty room").until(() -> p1.sees().published("raisedHand", "1") == 0);
    }
  }

  @Test
  void aCrowdThatAgreesAtOnceIsReleasedAndEachGrantIsKeptOnce() throws Exception {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(Installed.AGENT, "consent-gate { enabled = true, chat.enabled = false }")
            .start()) {
      Crowd crowd = deployment.crowd();
      crowd.join("crowded", CROWD);
      crowd.awaitInvitations();
      crowd.consents("conference", "");
      // Not the bridge is asked: the real one lets go of those who never connect.
      for (String endpoint : crowd.endpointIds()) {
        awaiting(endpoint + " released").until(() -> isReleased(endpoint, deployment.focusWire()));
      }
      assertThat(new LedgerFile(deployment.stateDirectory()).count("GRANTED")).isEqualTo(CROWD);
      assertThat(deployment.focusStatus()).doesNotContainPattern("\"alerts\" : \\{\\s*\"");
    }
  }

  private static boolean isReleased(String endpoint, WireTap focus) {
    return focus.sent().stream()
        .map(WireTap.Sent::stanza)
        .anyMatch(
            stanza -> stanza.contains("<endpoint id='" + endpoint + "'><force-mute/></endpoint>"));
  }
}
