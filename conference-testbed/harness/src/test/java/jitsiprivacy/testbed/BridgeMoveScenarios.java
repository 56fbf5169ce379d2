package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeMoveScenarios {

  @Test
  void consentMovesWithTheParticipantAndSoDoesItsLack() {
    try (Deployment deployment =
        Deployment.create()
            .bridges(2)
            .guardedBy(Installed.AGENT, "consent-gate.enabled = true")
            .start()) {
      Participant p1 = deployment.participant("participant-1").join("move");
      Participant p2 = deployment.participant("participant-2").join("move");
      p1.awaitInvitation();
      p2.awaitInvitation();
      p1.consents("conference", "");
      Bridge old = deployment.bridgeOf(p1);
      old.awaitForceMute(p1, NOTHING);
      assertThat(old.forceMute(p2)).contains(EVERYTHING);

      old.close();

      p1.awaitInvitation(2);
      p2.awaitInvitation(2);
      Bridge other = deployment.bridgeOf(p2);
      assertThat(other).isNotSameAs(old);
      assertThat(other.forceMute(p2)).contains(EVERYTHING);
      assertThat(other.forceMute(p1)).contains(NOTHING);
      // From the first request on: the bridge shows only how it ended.
      assertThat(creation(p2, other, deployment).mute()).contains(EVERYTHING);
      assertThat(creation(p1, other, deployment).mute().orElse(NOTHING)).isEqualTo(NOTHING);

      p2.consents("conference", "");
      other.awaitForceMute(p2, NOTHING);
    }
  }

  private static BridgeRequest creation(
      Participant participant, Bridge bridge, Deployment deployment) {
    List<BridgeRequest> creations =
        BridgeRequest.about(participant, deployment.focusWire()).stream()
            .filter(BridgeRequest::create)
            .filter(request -> request.bridge().equals(bridge.name()))
            .toList();
    assertThat(creations).hasSize(1);
    return creations.get(0);
  }
}
