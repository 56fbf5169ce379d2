package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.BridgeState.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.BridgeState.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.UUID;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PublishGateScenarios {

  private static Deployment deployment;

  @BeforeAll
  static void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, gate = publish }, recording-guard.enabled = true")
            .start();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  private final String room = "room-" + UUID.randomUUID();

  @Test
  void nobodyIsForwardedBeforeAgreeing() {
    try (Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join(room);
      p2.join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      assertThat(muteOf(p1)).contains(EVERYTHING);
      assertThat(muteOf(p2)).contains(EVERYTHING);
      assertThat(p1.systemMessages()).hasSize(1);

      p1.consents("conference", "");
      awaitMute(p1, BridgeState.ForceMute.NOTHING);
      assertThat(muteOf(p2)).contains(EVERYTHING);
    }
  }

  @Test
  void withdrawalMutesAgain() {
    try (Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join(room);
      p2.join(room);
      p1.awaitInvitation();
      p1.consents("conference", "");
      awaitMute(p1, NOTHING);
      p1.consents("", "conference");
      awaitMute(p1, EVERYTHING);
    }
  }

  @Test
  void whoComesBackIsAskedAgain() {
    try (Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2");
        Participant p3 = deployment.participant("participant3")) {
      p1.join(room);
      p2.join(room);
      p3.join(room);
      p1.awaitInvitation();
      p1.consents("conference", "");
      awaitMute(p1, NOTHING);
      p1.leave();
      await().until(() -> muteOf(p1).isEmpty());
      p1.join(room);
      p1.awaitInvitation();
      assertThat(muteOf(p1)).contains(EVERYTHING);
    }
  }

  @Test
  void anUnusableAnswerIsSaidSoAndChangesNothing() {
    try (Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join(room);
      p2.join(room);
      p1.awaitInvitation();
      p1.property("privacy_consent", "{\"v\":0,\"notice\":\"0\",\"granted\":[\"conference\"]}");
      await()
          .untilAsserted(
              () ->
                  assertThat(p1.systemMessages())
                      .anyMatch(line -> line.contains("the notice in force is version 1")));
      assertThat(muteOf(p1)).contains(EVERYTHING);
    }
  }

  @Test
  void aRecordingWaitsForEverybody() {
    try (ScriptedJibri jibri = deployment.jibri();
        Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join(room);
      p2.join(room);
      p1.awaitInvitation();
      p1.consents("conference,recording", "");
      awaitMute(p1, NOTHING);

      IQ refused = p1.startRecording();
      assertThat(refused.getError().getCondition())
          .as("%s", refused.toXML())
          .isEqualTo(StanzaError.Condition.not_allowed);
      assertThat(Participant.textOf(refused))
          .isEqualTo("1 of 2 participants has not agreed to be recorded yet.");
      assertThat(jibri.requests()).isEmpty();

      p2.consents("conference,recording", "");
      awaitMute(p2, NOTHING);
      IQ allowed = p1.startRecording();
      assertThat(allowed.getType()).as("%s", allowed.toXML()).isEqualTo(IQ.Type.result);
      assertThat(jibri.requests()).isNotEmpty();
    }
  }

  @Test
  void peerToPeerIsOffUntilBothAgreed() {
    try (Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join(room);
      p2.join(room);
      await().untilAsserted(() -> assertThat(p2.visitorCount()).isPositive());
      p1.consents("conference", "");
      awaitMute(p1, NOTHING);
      assertThat(p2.visitorCount()).isPositive();
      p2.consents("conference", "");
      await().untilAsserted(() -> assertThat(p2.visitorCount()).isZero());
      p2.consents("", "conference");
      await().untilAsserted(() -> assertThat(p1.visitorCount()).isPositive());
    }
  }

  @Test
  void whoOnlySaysToBeAJibriIsAParticipant() {
    try (Participant p1 = deployment.participant("participant1");
        Participant liar = deployment.participant("participant2").claiming("jibri")) {
      p1.join(room);
      liar.join(room);
      liar.awaitInvitation();
      assertThat(muteOf(liar)).contains(EVERYTHING);
    }
  }

  private static Optional<BridgeState.ForceMute> muteOf(Participant participant) {
    return deployment.bridge().forceMute(participant);
  }

  private static void awaitMute(Participant participant, BridgeState.ForceMute mute) {
    await().untilAsserted(() -> assertThat(muteOf(participant)).contains(mute));
  }
}
