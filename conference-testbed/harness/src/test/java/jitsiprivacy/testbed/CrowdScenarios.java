package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdScenarios {

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
}
