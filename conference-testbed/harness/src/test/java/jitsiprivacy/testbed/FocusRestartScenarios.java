package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a meeting when the focus goes and comes back, without the agent. */
class FocusRestartScenarios {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMeetingIsTheSameForWhoeverStays(boolean killed) {
    try (Deployment deployment = Deployment.create().start()) {
      Participant p1 = deployment.participant("participant-1").join("stays").awaitModerator();
      Participant p2 = deployment.participant("participant-2").join("stays");
      p1.awaitInvitation();
      p2.awaitInvitation();
      String id = p1.sees().meetingId().orElseThrow();

      if (killed) {
        deployment.killAndRestartFocus();
      } else {
        deployment.restartFocus();
      }

      p1.awaitFocus(false);
      p1.requestConferenceAgain().awaitFocus(true);
      p1.awaitInvitation(2);
      p2.awaitInvitation(2);
      assertThat(p1.sees().meetingId()).contains(id);
      deployment.bridge().awaitEndpoints(p1.room(), p1, p2);
    }
  }

  @Test
  void withoutTheModuleThereIsNoId() {
    try (Deployment deployment = Deployment.create().withoutMeetingIds().start()) {
      Participant p1 = deployment.participant("participant-1").join("old");
      Participant p2 = deployment.participant("participant-2").join("old");
      p1.awaitInvitation();
      p2.awaitInvitation();
      assertThat(p1.sees().meetingId()).isEmpty();
    }
  }

  @Test
  void aSecondFocusHasRoomsOfItsOwn() {
    try (Deployment deployment = Deployment.create().start()) {
      ServerProcess second = deployment.startSecondFocus(Path.of("unused"));
      Participant p1 = deployment.participant("participant-1").join("first");
      Participant p2 = deployment.participant("participant-2").join("first");
      Participant p3 = deployment.participantOfSecondFocus("participant-3").join("second");
      Participant p4 = deployment.participantOfSecondFocus("participant-4").join("second");
      p1.awaitInvitation();
      p2.awaitInvitation();
      p3.awaitInvitation();
      p4.awaitInvitation();
      deployment.restartFocus();
      assertThat(p3.seesFocus()).isTrue();
      assertThat(second.running()).isTrue();
    }
  }
}
