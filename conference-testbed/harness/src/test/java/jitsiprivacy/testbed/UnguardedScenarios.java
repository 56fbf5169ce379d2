package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.junit.jupiter.api.Test;

/**
 * The same meetings without the agent. What the other scenarios say of the guards means something
 * only because focus and bridge by themselves do otherwise.
 */
class UnguardedScenarios {

  @Test
  void nobodyIsHeldBackAndNobodyIsAsked() {
    try (Deployment deployment = Deployment.create().bridges(2).start();
        ScriptedJibri jibri = deployment.jibri()) {
      Participant p1 = deployment.participant("participant-1").join("plain").awaitModerator();
      Participant p2 = deployment.participant("participant-2").join("plain");
      p1.awaitInvitation();
      p2.awaitInvitation();
      Bridge bridge = deployment.bridgeOf(p1);
      assertThat(bridge.forceMute(p1)).contains(NOTHING);
      assertThat(bridge.forceMute(p2)).contains(NOTHING);
      assertThat(p1.visitorCount()).isZero();
      assertThat(p1.systemMessages()).isEmpty();

      assertThat(p1.startRecording().refused()).isFalse();
      assertThat(jibri.orders()).containsExactly(Action.START);

      p2.restart();
      p2.awaitInvitation(2);
      assertThat(bridge.forceMute(p2)).contains(NOTHING);

      bridge.close();
      p2.awaitInvitation(3);
      assertThat(deployment.bridgeOf(p2).forceMute(p2)).contains(NOTHING);

      deployment.moderation().enable(p1);
      deployment.bridgeOf(p2).awaitForceMute(p2, new ForceMute(true, false));
      deployment.moderation().allow(p2);
      awaiting("the approval").until(() -> !p2.unmuteAudio().refused());
      deployment.bridgeOf(p2).awaitForceMute(p2, NOTHING);
    }
  }
}
