package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The admission gate on a focus whose method looks different. */
class OtherReleasesTest {

  private static final String ADMISSION = "consent-gate { enabled = true, purposes.conference.gate = admission }";

  @Test
  void theInvitationOfReleasesBefore10314IsHeldBackToo() {
    try (Deployment deployment =
            Deployment.ofStandIns("old-invite").guardedBy(Installed.AGENT, ADMISSION).start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      p1.join("other");
      p2.join("other");
      p2.consents("conference", "");
      p2.awaitInvitation();
      assertThat(p1.isInvited()).isFalse();
      p1.consents("conference", "");
      p1.awaitInvitation();
    }
  }

  @Test
  void whereTheHookCannotStandTheParticipantIsMutedAndTheHoleNamed() {
    try (Deployment deployment =
            Deployment.ofStandIns("renamed-invite").guardedBy(Installed.AGENT, ADMISSION).start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      p1.join("other");
      p2.join("other");
      p1.awaitInvitation();
      deployment.bridge().awaitForceMute(p1, EVERYTHING);
      assertThat(deployment.focus().log())
          .contains("gate = admission cannot hold back invitations in this Jicofo")
          .contains("has no method inviteChatMember");
      assertThat(deployment.focusStatus()).contains("\"admission\"");
    }
  }
}
