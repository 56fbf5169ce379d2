package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jitsi.xmpp.extensions.colibri2.Connect.Types;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bridge does for whom: exports, and forwarding at all. */
class BridgeGuardScenarios {

  private static final String FOCUS_GUARDS =
      "consent-gate { enabled = true, purposes.transcription.told = true },"
          + " recording-guard.enabled = true, ";
  private static final String EXPORTS = FOCUS_GUARDS + "bridge-guard.enabled = true";
  private static final String ALL =
      FOCUS_GUARDS + "bridge-guard { enabled = true, require-focus-guard = true }";
  private static final boolean LIVE = Programs.ofEnvironment() instanceof Programs.Real;

  private final WebsocketRecorder recorder = WebsocketRecorder.start();
  private final String room = "room-" + UUID.randomUUID();
  private Participant p1;
  private Participant p2;

  @AfterEach
  void close() throws Exception {
    recorder.close();
  }

  private Deployment deployment(String guards) {
    return Deployment.create().guardedBy(Installed.AGENT, guards).transcribingTo(recorder);
  }

  private void twoMeet(Deployment deployment) {
    p1 = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
  }

  private void bothAgree(Deployment deployment) {
    for (Participant each : List.of(p1, p2)) {
      each.consents("conference,recording,transcription", "");
    }
    for (Participant each : List.of(p1, p2)) {
      deployment.bridgeOf(each).awaitForceMute(each, NOTHING);
    }
  }

  private String meeting(Deployment deployment) {
    return BridgeRequest.meetingId(p1, deployment.focusWire());
  }

  @Test
  void withoutTheGuardWhoeverIsInTheRoomOfTheBridgesMayExport() {
    try (Deployment deployment = Deployment.create().start()) {
      twoMeet(deployment);
      BridgeRoomOccupant somebody = deployment.bridgeRoomOccupant("somebody");
      Answer answer =
          somebody.export(
              deployment.bridge(), meeting(deployment), Types.RECORDER, recorder.url() + "/hand");
      if (deployment.exports()) {
        assertThat(answer.refused()).isFalse();
        recorder.awaitConnection("/hand");
        if (!LIVE) {
          recorder.awaitPackets(p1.endpointId(), 3);
          recorder.awaitPackets(p2.endpointId(), 3);
        }
      }
    }
  }

  @Test
  void aHandMadeExportIsRefused() {
    try (Deployment deployment = deployment(EXPORTS).start()) {
      twoMeet(deployment);
      bothAgree(deployment);
      BridgeRoomOccupant somebody = deployment.bridgeRoomOccupant("somebody");
      for (Types kind : List.of(Types.RECORDER, Types.TRANSCRIBER)) { // Old ones know no other.
        Answer answer =
            somebody.export(
                deployment.bridge(), meeting(deployment), kind, recorder.url() + "/hand");
        assertThat(answer.condition()).contains(Condition.not_allowed);
        assertThat(answer.text())
            .hasValueSatisfying(text -> assertThat(text).contains("only with a grant"));
      }
      assertThat(recorder.paths()).isEmpty();
      awaiting("the alert")
          .until(() -> deployment.bridgeStatus().contains("somebody asked for it without a grant"));
      assertThat(deployment.bridge().forceMute(p1)).contains(NOTHING);
    }
  }

  @Test
  void anExportBeginsWhenAllAgreedAndIsGrantedOnce() {
    try (Deployment deployment = deployment(EXPORTS).start()) {
      twoMeet(deployment);
      p1.consents("conference,transcription", "");
      deployment.bridge().awaitForceMute(p1, NOTHING);
      if (!deployment.exports()) {
        return; // This focus knows nothing of it.
      }
      deployment.metadata().transcribe(p1.room(), true);
      awaiting("the moderator is told")
          .until(
              () -> p1.systemMessages().stream().anyMatch(said -> said.contains("has not agreed")));
      deployment.metadata().transcribe(p1.room(), false);
      assertThat(BridgeRequest.grants(p1, deployment.focusWire())).isEmpty();
      bothAgree(deployment);
      deployment.metadata().transcribe(p1.room(), true);
      String meeting = meeting(deployment);
      recorder.awaitConnection("/" + meeting);
      assertThat(recorder.paths()).containsExactly("/" + meeting);
      if (!LIVE) {
        recorder.awaitPackets(p1.endpointId(), 3);
        recorder.awaitPackets(p2.endpointId(), 3);
      }
      List<String> grants = BridgeRequest.grants(p1, deployment.focusWire());
      assertThat(grants).hasSize(1);

      BridgeRoomOccupant somebody = deployment.bridgeRoomOccupant("somebody");
      somebody.replay(deployment.bridge(), grants.get(0));
      Answer answer =
          somebody.export(
              deployment.bridge(), meeting, Types.TRANSCRIBER, recorder.url() + "/" + meeting);
      assertThat(answer.condition()).contains(Condition.not_allowed);
      assertThat(recorder.paths()).hasSize(1);
      awaiting("the alert").until(() -> deployment.bridgeStatus().contains("it was sent before"));
    }
  }

  @Test
  void aFocusWithoutThePackExportsNothingAndItsMeetingGoesOn() {
    try (Deployment deployment =
        deployment("bridge-guard { enabled = true, focus-keys = [] }").unguarded("focus").start()) {
      twoMeet(deployment);
      deployment.metadata().transcribe(p1.room(), true);
      if (deployment.exports()) {
        awaiting("the alert")
            .until(() -> deployment.bridgeStatus().contains("focus asked for it without a grant"));
      }
      p1.roundTripToFocus();
      assertThat(recorder.paths()).isEmpty();
      assertThat(deployment.bridge().forceMute(p1)).contains(NOTHING);
      assertThat(p1.timesInvited()).isEqualTo(1);
    }
  }

  @Test
  void aFocusWithoutThePackOpensNothingWhereThatIsRequired() {
    try (Deployment deployment =
        deployment(
                "bridge-guard { enabled = true, require-focus-guard = true, focus-keys = ["
                    + " \"ed25519:A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\" ] }")
            .unguarded("focus")
            .start()) {
      twoMeet(deployment);
      Bridge bridge = deployment.bridge();
      bridge.awaitForceMute(p1, EVERYTHING);
      bridge.awaitForceMute(p2, EVERYTHING);
      BridgeRoomOccupant somebody = deployment.bridgeRoomOccupant("somebody");
      assertThat(somebody.unmute(bridge, meeting(deployment), p1).refused()).isFalse();
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
      awaiting("the alert").until(() -> deployment.bridgeStatus().contains("not-vouched-for"));
    }
  }

  @Test
  void aFocusWithThePackVouchesForWhoAgreed() {
    try (Deployment deployment = deployment(ALL).start()) {
      twoMeet(deployment);
      Bridge bridge = deployment.bridge();
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
      p1.consents("conference", "");
      bridge.awaitForceMute(p1, NOTHING);
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
      BridgeRoomOccupant somebody = deployment.bridgeRoomOccupant("somebody");
      somebody.unmute(bridge, meeting(deployment), p2);
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
      p1.consents("", "conference");
      bridge.awaitForceMute(p1, EVERYTHING);
      // Whoever agreed before the invitation is vouched for in the first request.
      try (Participant p3 = deployment.participant("participant-3")) {
        p3.consentsAs(room, ConsentStatement.BUILT_IN, "conference", "").join(room);
        p3.awaitInvitation();
        bridge.awaitForceMute(p3, NOTHING);
      }
    }
  }

  @Test
  void aBridgeWithoutThePackWorksOnAndIsNamed() {
    try (Deployment deployment = deployment(ALL).bridges(2).unguarded("bridge-2").start()) {
      deployment.awaitFocusStatus("1 of 2 bridges have no bridge-guard (bridge-2)");
      // The second room may be on the other bridge.
      for (int i = 0; i < 2; i++) {
        Participant first = deployment.participant("first-" + i).join(room + i);
        Participant second = deployment.participant("second-" + i).join(room + i);
        first.awaitInvitation();
        second.awaitInvitation();
        first.consents("conference", "");
        deployment.bridgeOf(first).awaitForceMute(first, NOTHING);
        assertThat(deployment.bridgeOf(second).forceMute(second)).contains(EVERYTHING);
      }
    }
  }

  private String exportInJson(String id) {
    return """
        { "connects": [ { "id": "%s", "url": "%s/http", "protocol": "mediajson",
            "type": "recorder", "audio": true, "create": true } ] }
        """
        .formatted(id, recorder.url());
  }

  @Test
  void withoutTheGuardAnExportBeginsOverHttp() {
    try (Deployment deployment = Deployment.create().withOpenDoors().start()) {
      twoMeet(deployment);
      int status = deployment.bridge().change(meeting(deployment), exportInJson("a"));
      if (deployment.exports()) {
        assertThat(status).isEqualTo(200);
        recorder.awaitConnection("/http");
      }
    }
  }

  @Test
  void overHttpNothingIsExportedAndNobodyUnmuted() {
    try (Deployment deployment = deployment(ALL).withOpenDoors().start()) {
      twoMeet(deployment);
      Bridge bridge = deployment.bridge();
      if (deployment.exports()) {
        assertThat(bridge.change(meeting(deployment), exportInJson("a"))).isEqualTo(500);
        awaiting("the alert").until(() -> deployment.bridgeStatus().contains("over HTTP"));
      }
      String unmute =
          "{ \"endpoints\": [ { \"id\": \"%s\", \"force-mute\": { \"audio\": false, \"video\": false } } ] }"
              .formatted(p1.endpointId());
      assertThat(bridge.change(meeting(deployment), unmute)).isEqualTo(200);
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
      assertThat(recorder.paths()).isEmpty();
    }
  }

  @Test
  void noCaptureOfPacketsBegins() throws Exception {
    if (!LIVE) {
      return; // The stand-in has none.
    }
    try (Deployment deployment = deployment(EXPORTS).withOpenDoors().start()) {
      twoMeet(deployment);
      assertThat(deployment.bridge().capture(p1)).isEqualTo(200);
      awaiting("the alert").until(() -> deployment.bridgeStatus().contains("capture of packets"));
      assertThat(deployment.bridge().isCapturing(p1)).isFalse();
    }
  }
}
