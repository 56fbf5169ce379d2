package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.UUID;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transcription by a scripted Jigasi and by an export of the bridge, under rules of each sort. */
class TranscriptionScenarios {

  private static final String RULES =
      """
      rules = [
        { name = never, rooms = [ "never-*" ], allow = false, text = "Not in this room." }
        { name = strict, rooms = [ "strict-*" ], require { late-joiner = stop, withdrawal = stop } }
        { name = some, rooms = [ "some-*" ], require.consent = exclude-unconsenting }
        { name = short, rooms = [ "short-*" ], require.lasts = 1 second }
        { name = waits, rooms = [ "waits-*" ], require.starts-within = 1 minute }
        { name = away, rooms = [ "away-*" ], destinations = [ "elsewhere.example" ] }
        { name = mutes, rooms = [ "mutes-*" ] }
      ]
      """;

  private static WebsocketRecorder recorder;
  private static Deployment deployment;
  private static Bridge bridge;
  private static ScriptedJigasi jigasi;
  private Participant p1;
  private Participant p2;

  @BeforeAll
  static void start() {
    recorder = WebsocketRecorder.start();
    deployment =
        Deployment.create()
            .transcribingTo(recorder)
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, purposes.transcription.told = true },"
                    + " recording-guard { enabled = true, "
                    + RULES
                    + " }")
            .start();
    bridge = deployment.bridge();
    jigasi = ScriptedJigasi.of(deployment);
  }

  @AfterAll
  static void stop() throws Exception {
    deployment.close();
    recorder.close();
  }

  @AfterEach
  void hangUp() {
    p1.close();
    p2.close();
  }

  /** Two who are forwarded; of these the first, who is the moderator, agreed. */
  private void twoMeetIn(String rule) {
    String room = rule + "-" + UUID.randomUUID();
    p1 = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
    p1.consents("conference,transcription", "");
    p2.consents("conference", "");
    bridge.awaitForceMute(p1, NOTHING);
    bridge.awaitForceMute(p2, NOTHING);
  }

  private void bothAgree() {
    p2.consents("conference,transcription", "");
  }

  private void withdraws() {
    p2.consents("conference", "transcription");
  }

  private Participant joins() {
    return deployment.participant("participant-3").join(p1.room().getLocalpart().toString());
  }

  private static boolean isTold(Participant participant, String what) {
    participant.roundTripToFocus();
    return participant.systemMessages().stream().anyMatch(line -> line.contains(what));
  }

  private static void awaitTold(Participant participant, String what) {
    awaiting(participant + " is told: " + what).until(() -> isTold(participant, what));
  }

  private void isSet(boolean transcribed) {
    assumeTrue(deployment.exports(), "this focus knows nothing of it");
    deployment.metadata().transcribe(p1.room(), transcribed);
  }

  private String path() {
    return "/" + BridgeRequest.meetingId(p1, deployment.focusWire());
  }

  /** An export that runs, with the consent of both. */
  private void exports() {
    do {
      isSet(false);
    } while (!starts());
    recorder.awaitConnection(path());
  }

  /** Not while the consent of p2 is on its way. */
  private boolean starts() {
    long running = told("runs now: transcript");
    long refused = told("has not agreed");
    isSet(true);
    awaiting("an answer")
        .until(() -> told("runs now: transcript") > running || told("has not agreed") > refused);
    return told("runs now: transcript") > running;
  }

  private long told(String what) {
    p1.roundTripToFocus();
    return p1.systemMessages().stream().filter(line -> line.contains(what)).count();
  }

  /** A transcriber that is there, with the consent of both. */
  private Participant isDialled() {
    awaiting("it starts").until(() -> !p1.dialTranscriber().refused());
    Participant transcriber = jigasi.awaitTranscriber(p1);
    awaitTold(p1, "runs now: transcript");
    return transcriber;
  }

  // --- By an export ---

  @Test
  void anExportIsRefusedInTheOperatorsWords() {
    twoMeetIn("never");
    isSet(true);
    awaitTold(p1, "Not in this room.");
    assertThat(recorder.paths()).doesNotContain(path());
  }

  @Test
  void anExportToElsewhereThanTheRuleSaysIsRefused() {
    twoMeetIn("away");
    isSet(true);
    awaitTold(p1, "The rules of this server do not allow this here.");
    assertThat(recorder.paths()).doesNotContain(path());
  }

  @Test
  void whoHasNotAgreedIsMutedForAsLongAsTheExportRuns() {
    twoMeetIn("some");
    isSet(true);
    bridge.awaitForceMute(p2, EVERYTHING);
    recorder.awaitConnection(path());
    awaitTold(p2, "runs now: transcript");
    isSet(false);
    bridge.awaitForceMute(p2, NOTHING);
    assertThat(p1.timesInvited()).isEqualTo(1);
  }

  @Test
  void anExportStartsByItselfWhenAllHaveAgreed() {
    twoMeetIn("waits");
    isSet(true);
    awaitTold(p1, "It starts by itself");
    assertThat(recorder.paths()).doesNotContain(path());
    p2.consents("conference,transcription", "");
    recorder.awaitConnection(path());
  }

  @Test
  void whoComesWhileAnExportRunsIsMutedUntilTheyAgree() {
    twoMeetIn("mutes");
    bothAgree();
    exports();
    try (Participant p3 = joins()) {
      p3.awaitInvitation();
      p3.consents("conference", "");
      awaitTold(p3, "nobody hears or sees you");
      assertThat(bridge.forceMute(p3)).contains(EVERYTHING);
      p3.consents("conference,transcription", "");
      bridge.awaitForceMute(p3, NOTHING);
    }
  }

  @Test
  void whoComesLaterEndsAnExport() {
    twoMeetIn("strict");
    bothAgree();
    exports();
    int before = recorder.ends();
    try (Participant p3 = joins()) {
      recorder.awaitEnds(before + 1);
      p3.consents("conference", "");
      bridge.awaitForceMute(p3, NOTHING); // It has ended.
    }
  }

  @Test
  void whoTakesConsentBackIsMutedWhereAnExportGoesOn() {
    twoMeetIn("mutes");
    bothAgree();
    exports();
    withdraws();
    bridge.awaitForceMute(p2, EVERYTHING);
  }

  @Test
  void whoTakesConsentBackEndsAnExportAndItCanBeAskedForAgain() {
    twoMeetIn("strict");
    bothAgree();
    exports();
    int before = recorder.ends();
    withdraws();
    recorder.awaitEnds(before + 1);
    bridge.awaitForceMute(p2, NOTHING);
    bothAgree();
    exports();
    assertThat(p1.timesInvited()).isEqualTo(1);
  }

  @Test
  void anExportEndsAfterItsTime() {
    twoMeetIn("short");
    bothAgree();
    int before = recorder.ends();
    exports();
    recorder.awaitEnds(before + 1);
    awaitTold(p1, "This has ended: transcript");
  }

  // --- By Jigasi ---

  @Test
  void aTranscriberIsRefusedInTheOperatorsWords() {
    twoMeetIn("never");
    Answer answer = p1.dialTranscriber();
    assertThat(answer.condition()).contains(Condition.not_allowed);
    assertThat(answer.text()).contains("Not in this room.");
  }

  @Test
  void aTranscriberIsSentWhenAllHaveAgreed() {
    twoMeetIn("waits");
    assertThat(p1.dialTranscriber().text().orElse("")).contains("It starts by itself");
    p2.consents("conference,transcription", "");
    jigasi.awaitTranscriber(p1);
    awaitTold(p2, "runs now: transcript");
  }

  @Test
  void whoHasNotAgreedIsMutedForAsLongAsTheTranscriberIsThere() {
    twoMeetIn("some");
    Participant transcriber = isDialled();
    bridge.awaitForceMute(p2, EVERYTHING);
    transcriber.leave();
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void whoTakesConsentBackHasTheTranscriberPutOut() {
    twoMeetIn("strict");
    bothAgree();
    Participant transcriber = isDialled();
    withdraws();
    transcriber.awaitKicked();
    bridge.awaitForceMute(p2, NOTHING);
    bothAgree();
    isDialled(); // Jicofo knows that it is gone.
  }

  @Test
  void whoComesLaterHasTheTranscriberPutOut() {
    twoMeetIn("strict");
    bothAgree();
    Participant transcriber = isDialled();
    try (Participant p3 = joins()) {
      transcriber.awaitKicked();
      assertThat(p3.seesFocus()).isTrue();
    }
  }

  @Test
  void aTranscriberThatNobodyAskedForIsPutOut() {
    twoMeetIn("mutes");
    try (Participant other =
        deployment.trustedParticipant("transcriber-of-others").claiming("transcriber")) {
      // It is out before it could say that it is in.
      Thread thread =
          new Thread(() -> other.join(p1.room().getLocalpart().toString()), "transcriber");
      thread.setDaemon(true);
      thread.start();
      other.awaitKicked();
    }
  }
}
