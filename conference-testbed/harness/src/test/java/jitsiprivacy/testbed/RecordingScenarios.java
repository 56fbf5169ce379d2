package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings with a scripted Jibri, under rules of each sort. */
class RecordingScenarios {

  private static final String RULES =
      """
      rules = [
        { name = never, rooms = [ "never-*" ], allow = false, text = "Not in this room." }
        { name = held, rooms = [ "held-*" ], require.late-joiner = hold }
        { name = strict, rooms = [ "strict-*" ], require { late-joiner = stop, withdrawal = stop } }
        { name = some, rooms = [ "some-*" ], require.consent = exclude-unconsenting }
        { name = short, rooms = [ "short-*" ], require.lasts = 1 second }
        { name = waits, rooms = [ "waits-*" ], require.starts-within = 1 minute }
        { name = mutes, rooms = [ "mutes-*" ] }
      ]
      """;

  private static Deployment deployment;
  private static Bridge bridge;
  private ScriptedJibri jibri;
  private Participant p1;
  private Participant p2;

  @BeforeAll
  static void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate.enabled = true, recording-guard { enabled = true, " + RULES + " }")
            .start();
    bridge = deployment.bridge();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void jibri() {
    jibri = deployment.jibri();
  }

  @AfterEach
  void hangUp() {
    jibri.close(); // First, or the next one would be given what is left to do.
    awaiting("the focus knows that it is gone")
        .until(() -> !p1.seesRecording() || !p2.seesRecording()); // One of them may have left.
    p1.close();
    p2.close();
  }

  /** Two who are forwarded; of these the first, who is the moderator, agreed to be recorded. */
  private void twoMeetIn(String rule) {
    String room = rule + "-" + UUID.randomUUID();
    p1 = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
    p1.consents("conference,recording", "");
    p2.consents("conference", "");
    bridge.awaitForceMute(p1, NOTHING);
    bridge.awaitForceMute(p2, NOTHING);
  }

  /** Starts once the other's consent is durable. */
  private void startWithBoth() {
    p2.consents("conference,recording", "");
    awaiting("it starts").until(() -> !p1.startRecording().refused());
  }

  private static boolean isTold(Participant participant, String what) {
    participant.roundTripToFocus();
    return participant.systemMessages().stream().anyMatch(line -> line.contains(what));
  }

  private void awaitRunning() {
    p1.awaitRecording();
    assertThat(jibri.orders()).containsExactly(Action.START);
  }

  private void awaitStopped() {
    awaiting("the order to stop").until(() -> jibri.orders().contains(Action.STOP));
  }

  @Test
  void itIsRefusedInTheOperatorsWords() {
    twoMeetIn("never");
    Answer answer = p1.startRecording();
    assertThat(answer.condition()).contains(Condition.not_allowed);
    assertThat(answer.text()).contains("Not in this room.");
    assertThat(jibri.orders()).isEmpty();
  }

  @Test
  void whereNoRuleMatchesItIsRefused() {
    twoMeetIn("other");
    assertThat(p1.startRecording().text())
        .contains("The rules of this server do not allow this here.");
    assertThat(jibri.orders()).isEmpty();
  }

  @Test
  void whoHasNotAgreedIsMutedForAsLongAsItRuns() {
    twoMeetIn("some");
    assertThat(p1.startRecording().refused()).isFalse();
    bridge.awaitForceMute(p2, EVERYTHING);
    awaitRunning();
    assertThat(bridge.forceMute(p1)).contains(NOTHING);
    awaiting("p2 is told")
        .until(() -> isTold(p2, "runs now: recording") && isTold(p2, "nobody hears or sees you"));
    p2.consents("conference,recording", "");
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void whoComesLaterIsMutedUntilTheyAgree() {
    twoMeetIn("mutes");
    startWithBoth();
    awaitRunning();
    try (Participant p3 =
        deployment.participant("participant-3").join(p1.room().getLocalpart().toString())) {
      p3.awaitInvitation();
      p3.consents("conference", "");
      awaiting("p3 is told").until(() -> isTold(p3, "nobody hears or sees you"));
      assertThat(bridge.forceMute(p3)).contains(EVERYTHING);
      p3.consents("conference,recording", "");
      bridge.awaitForceMute(p3, NOTHING);
    }
  }

  @Test
  void whoComesLaterIsNotInvitedUntilTheyAgree() {
    twoMeetIn("held");
    startWithBoth();
    awaitRunning();
    try (Participant p3 =
        deployment.participant("participant-3").join(p1.room().getLocalpart().toString())) {
      awaiting("p3 is told").until(() -> isTold(p3, "You are let in"));
      assertThat(p3.isInvited()).isFalse();
      p3.consents("conference,recording", "");
      p3.awaitInvitation();
      bridge.awaitForceMute(p3, NOTHING);
    }
  }

  @Test
  void whoComesLaterEndsIt() {
    twoMeetIn("strict");
    startWithBoth();
    awaitRunning();
    try (Participant p3 =
        deployment.participant("participant-3").join(p1.room().getLocalpart().toString())) {
      awaitStopped();
      p3.consents("conference", "");
      bridge.awaitForceMute(p3, NOTHING); // It has ended.
      awaiting("all are told").until(() -> isTold(p1, "somebody came who has not agreed"));
    }
  }

  @Test
  void whoTakesConsentBackEndsIt() {
    twoMeetIn("strict");
    startWithBoth();
    awaitRunning();
    p2.consents("conference", "recording");
    awaitStopped();
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void whoTakesConsentBackIsMutedWhereItGoesOn() {
    twoMeetIn("mutes");
    startWithBoth();
    awaitRunning();
    p2.consents("conference", "recording");
    bridge.awaitForceMute(p2, EVERYTHING);
    assertThat(jibri.orders()).containsExactly(Action.START);
  }

  @Test
  void itEndsWithWhoeverAskedForIt() {
    twoMeetIn("mutes");
    startWithBoth();
    awaitRunning();
    p1.leave();
    awaitStopped();
  }

  @Test
  void itEndsAfterItsTime() {
    twoMeetIn("short");
    startWithBoth();
    awaitStopped();
    awaiting("it is told why").until(() -> isTold(p1, "ran for as long as it may"));
  }

  @Test
  void itStartsByItselfWhenAllHaveAgreed() {
    twoMeetIn("waits");
    Answer answer = p1.startRecording();
    assertThat(answer.condition()).contains(Condition.not_allowed);
    assertThat(answer.text().orElse("")).contains("It starts by itself");
    p2.consents("conference,recording", "");
    awaitRunning();
  }

  /** Of two at once one is told to wait. */
  @Test
  void oneAtATime() {
    twoMeetIn("mutes");
    startWithBoth();
    assertThat(p1.startRecording().text().orElse("")).contains("being recorded");
    awaitRunning();
  }

  @Test
  void nobodyStaysMutedWhereThereIsNoJibri() {
    twoMeetIn("some");
    jibri.close();
    awaiting("no Jibri is there")
        .until(
            () ->
                p1.startRecording().condition().stream()
                    .anyMatch(
                        why ->
                            why == Condition.service_unavailable
                                || why == Condition.resource_constraint));
    bridge.awaitForceMute(p2, NOTHING);
  }
}
