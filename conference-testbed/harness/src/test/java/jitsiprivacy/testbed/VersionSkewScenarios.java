package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a fleet is rolled: what a focus says to a bridge, they say in versions that differ. The
 * meeting goes on, nothing more is allowed, and it is named.
 */
class VersionSkewScenarios {

  private static final String GUARDS =
      "consent-gate { enabled = true, purposes.transcription.told = true },"
          + " recording-guard.enabled = true, bridge-guard { enabled = true, %s }";
  private static final String OTHER = "it is of another version";

  @TempDir Path directory;
  private final WebsocketRecorder recorder = WebsocketRecorder.start();
  private final String room = "room-" + UUID.randomUUID();
  private Participant p1;
  private Participant p2;

  @AfterEach
  void close() throws Exception {
    recorder.close();
  }

  private Deployment deployment(String newer, String options) throws Exception {
    return Deployment.create()
        .guardedBy(Installed.AGENT, GUARDS.formatted(options))
        .guardedBy(newer, InstallationCopy.in(directory.resolve("pack")).granting().agent())
        .transcribingTo(recorder)
        .start();
  }

  private void twoMeetAndAgree(Deployment deployment) {
    p1 = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
    p1.consents("conference,recording,transcription", "");
    p2.consents("conference,recording,transcription", "");
  }

  private static void assertNamed(Deployment deployment) {
    awaiting("the alert").until(() -> deployment.bridgeStatus().contains(OTHER));
    assertThat(deployment.bridge().log()).contains("ALERT").contains(OTHER);
  }

  private void assertMeetingGoesOn() {
    p1.roundTripToFocus();
    p2.roundTripToFocus();
    assertThat(p1.timesInvited()).isEqualTo(1);
    assertThat(p2.timesInvited()).isEqualTo(1);
  }

  private void nothingIsExported(String newer) throws Exception {
    try (Deployment deployment = deployment(newer, "")) {
      twoMeetAndAgree(deployment);
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.bridge().awaitForceMute(p2, NOTHING);
      if (deployment.exports()) {
        deployment.metadata().transcribe(p1.room(), true);
        assertNamed(deployment);
        assertThat(recorder.paths()).isEmpty();
      }
      assertMeetingGoesOn();
      assertThat(deployment.bridge().forceMute(p1)).contains(NOTHING);
    }
  }

  private void nobodyIsHeard(String newer) throws Exception {
    try (Deployment deployment = deployment(newer, "require-focus-guard = true")) {
      twoMeetAndAgree(deployment);
      assertNamed(deployment);
      assertMeetingGoesOn();
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
      assertThat(deployment.bridge().forceMute(p2)).contains(EVERYTHING);
    }
  }

  @Test
  void aNewFocusExportsNothingOverAnOldBridge() throws Exception {
    nothingIsExported("focus");
  }

  @Test
  void anOldFocusExportsNothingOverANewBridge() throws Exception {
    nothingIsExported("bridge-1");
  }

  @Test
  void aNewFocusIsNotBelievedByAnOldBridgeThatWantsItsWord() throws Exception {
    nobodyIsHeard("focus");
  }

  @Test
  void anOldFocusIsNotBelievedByANewBridgeThatWantsItsWord() throws Exception {
    nobodyIsHeard("bridge-1");
  }

  @Test
  void whereBothAreNewAllIsAsBefore() throws Exception {
    Path agent = InstallationCopy.in(directory.resolve("both")).granting().agent();
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(agent, GUARDS.formatted("require-focus-guard = true"))
            .transcribingTo(recorder)
            .start()) {
      twoMeetAndAgree(deployment);
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.bridge().awaitForceMute(p2, NOTHING);
      if (deployment.exports()) {
        deployment.metadata().transcribe(p1.room(), true);
        awaiting("the export").until(() -> !recorder.paths().isEmpty());
      }
    }
  }
}
