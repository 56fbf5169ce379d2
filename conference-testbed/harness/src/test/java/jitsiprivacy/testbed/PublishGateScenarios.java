package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishGateScenarios {

  private static final ForceMute SOUND = new ForceMute(true, false);

  private static Deployment deployment;
  private static Bridge bridge;

  private final String room = "room-" + UUID.randomUUID();
  private Participant moderator;
  private Participant p2;

  @BeforeAll
  static void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT, "consent-gate.enabled = true, recording-guard.enabled = true")
            .start();
    bridge = deployment.bridge();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  /** Every test has a room of its own in the one deployment. */
  @BeforeEach
  void twoMeet() {
    moderator = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    moderator.awaitInvitation();
    p2.awaitInvitation();
  }

  @AfterEach
  void hangUp() {
    moderator.close();
    p2.close();
  }

  @Test
  void nobodyIsForwardedBeforeAgreeing() {
    assertThat(bridge.forceMute(moderator)).contains(EVERYTHING);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    awaiting("the notice in the chat").until(() -> moderator.systemMessages().size() == 3);

    moderator.consents("conference", "");
    bridge.awaitForceMute(moderator, NOTHING);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
  }

  @Test
  void withdrawalMutesAgain() {
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    p2.consents("", "conference");
    bridge.awaitForceMute(p2, EVERYTHING);
  }

  @Test
  void whoComesBackIntoTheSameMeetingHasAgreedAlready() {
    try (Participant p3 = deployment.participant("participant-3").join(room).awaitInvitation()) {
      p3.consents("conference", "");
      bridge.awaitForceMute(p3, NOTHING);
      p3.leave();
      bridge.awaitEndpoints(p3.room(), moderator, p2);
      p3.forgets("privacy_consent").rejoin().awaitInvitation();
      bridge.awaitForceMute(p3, NOTHING);
    }
  }

  @Test
  void aNewSessionIsHeldBackLikeTheFirst() {
    p2.restart();

    p2.awaitInvitation(2);
    assertThat(creations(p2)).hasSize(2).allMatch(PublishGateScenarios::mutesEverything);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void whoAgreedIsHeardInANewSessionFromTheStart() {
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    int said = about(p2).size();

    p2.restart();

    p2.awaitInvitation(2);
    assertThat(about(p2).stream().skip(said))
        .anyMatch(BridgeRequest::create)
        .noneMatch(PublishGateScenarios::mutesEverything);
    assertThat(bridge.forceMute(p2)).contains(NOTHING);
  }

  @Test
  void theModeratorsApprovalIsNotTheParticipantsConsent() {
    deployment.moderation().enable(moderator);
    awaiting("moderation").until(() -> p2.unmuteAudio().refused());
    deployment.moderation().allow(p2);
    awaiting("the approval").until(() -> !p2.unmuteAudio().refused());

    // Whoever comes now, comes to the bridge after the approval did.
    try (Participant p3 = deployment.participant("participant-3").join(room)) {
      p3.awaitInvitation();
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
      assertThat(about(p2))
          .filteredOn(said -> said.mute().isPresent())
          .allMatch(PublishGateScenarios::mutesEverything);
      p2.consents("conference", "");
      bridge.awaitForceMute(p2, NOTHING);
    }
  }

  @Test
  void whoAgreedStaysMutedByModeration() {
    deployment.moderation().enable(moderator);
    awaiting("moderation").until(() -> p2.unmuteAudio().refused());
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, SOUND);

    deployment.moderation().allow(p2);
    awaiting("the approval").until(() -> !p2.unmuteAudio().refused());
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void moderationMutesWhoAgreedBefore() {
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    deployment.moderation().enable(moderator);
    bridge.awaitForceMute(p2, SOUND);
  }

  @Test
  void anUnusableAnswerIsSaidSoAndChangesNothing() {
    p2.consentsAs(p2.room().toString(), "0", "conference", "");
    awaiting("the complaint")
        .until(
            () ->
                p2.systemMessages().stream()
                    .anyMatch(line -> line.contains("another version of the privacy notice")));
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
  }

  @Test
  void aRecordingWaitsForEverybody() {
    try (ScriptedJibri jibri = deployment.jibri()) {
      moderator.consents("conference,recording", "");
      bridge.awaitForceMute(moderator, NOTHING);

      Answer refused = moderator.startRecording();
      assertThat(refused.condition()).as("%s", refused).contains(Condition.not_allowed);
      assertThat(refused.text())
          .contains("1 of 2 participants has not agreed yet. They have been asked.");
      assertThat(jibri.orders()).isEmpty();

      p2.consents("conference,recording", "");
      bridge.awaitForceMute(p2, NOTHING);
      Answer allowed = moderator.startRecording();
      assertThat(allowed.refused()).as("%s", allowed).isFalse();
      assertThat(jibri.orders()).containsExactly(Action.START);
    }
  }

  @Test
  void peerToPeerIsOffUntilBothAgreed() {
    p2.awaitVisitors(true);
    moderator.consents("conference", "");
    bridge.awaitForceMute(moderator, NOTHING);
    assertThat(p2.visitorCount()).isPositive();
    p2.consents("conference", "");
    p2.awaitVisitors(false);
    p2.consents("", "conference");
    moderator.awaitVisitors(true);
  }

  /** Nor need a Jibri; one that records nothing is put out. */
  @Test
  void aJigasiNeedNotAgree() {
    try (Participant service =
        deployment.trustedParticipant("participant-3").claiming("jigasi").join(room)) {
      service.awaitInvitation();
      assertThat(bridge.forceMute(service)).contains(NOTHING);
      assertThat(creations(service)).noneMatch(PublishGateScenarios::mutesEverything);
      service.leave();
    }
  }

  @Test
  void whoOnlySaysToBeOneIsAParticipant() {
    for (String kind : List.of("jibri", "jigasi")) {
      try (Participant liar = deployment.participant("participant-3").claiming(kind).join(room)) {
        liar.awaitInvitation();
        assertThat(bridge.forceMute(liar)).as(kind).contains(EVERYTHING);
        liar.leave();
      }
    }
  }

  @Test
  void theNameOfAHealthCheckRoomExemptsNobody() {
    try (Participant p3 = deployment.participant("participant-3");
        Participant p4 = deployment.participant("participant-4")) {
      p3.join("__jicofo-health-check-" + room);
      p4.join("__jicofo-health-check-" + room);
      p3.awaitInvitation();
      assertThat(bridge.forceMute(p3)).contains(EVERYTHING);
      p3.awaitVisitors(true);
    }
  }

  private static List<BridgeRequest> about(Participant participant) {
    return BridgeRequest.about(participant, deployment.focusWire());
  }

  private static List<BridgeRequest> creations(Participant participant) {
    return about(participant).stream().filter(BridgeRequest::create).toList();
  }

  private static boolean mutesEverything(BridgeRequest request) {
    return request.mute().filter(EVERYTHING::equals).isPresent();
  }
}
