package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose sound of two browsers a real bridge sends to a recorder, which counts what arrives. */
class BrowserMediaExportScenarios {

  /** Of which there are 50 a second. */
  private static final int TWO_SECONDS = 100;

  private final String room = "room-" + UUID.randomUUID();
  private WebsocketRecorder recorder;
  private Deployment deployment;
  private Browsers browsers;
  private BrowserParticipant p1;
  private BrowserParticipant p2;

  @BeforeEach
  void twoMeet() {
    Browsers.assumePossible();
    recorder = WebsocketRecorder.start();
    deployment =
        Deployment.create()
            .forBrowsers()
            .transcribingTo(recorder)
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, purposes.transcription.told = true },"
                    + " recording-guard.enabled = true,"
                    + " bridge-guard { enabled = true, require-focus-guard = true }")
            .start();
    browsers = Browsers.in(deployment);
    p1 = browsers.participant("participant-1").join(room, false);
    p2 = browsers.participant("participant-2").join(room, false);
    p1.awaitConnected();
    p2.awaitConnected();
  }

  @AfterEach
  void end() throws Exception {
    if (browsers != null) {
      browsers.close();
    }
    if (deployment != null) {
      deployment.close();
    }
    if (recorder != null) {
      recorder.close();
    }
  }

  @Test
  void onlyOfThoseWhoAgreed() {
    if (!deployment.exports()) {
      return; // This bridge cannot.
    }
    for (BrowserParticipant each : new BrowserParticipant[] {p1, p2}) {
      each.button("Accept all").click();
      awaiting("the release").until(each::forceMute, Optional.of(ForceMute.NOTHING)::equals);
    }
    deployment.metadata().transcribe(Domains.room(room), true);
    recorder.awaitPackets(p1.endpointId(), TWO_SECONDS);
    recorder.awaitPackets(p2.endpointId(), TWO_SECONDS);

    p1.control().click();
    p1.button("Decline all").click();
    awaiting("force mute").until(p1::forceMute, Optional.of(ForceMute.EVERYTHING)::equals);
    p1.unmutes();
    recorder.awaitPackets(p2.endpointId(), 5); // What was on its way has come.
    int before = recorder.packets(p1.endpointId());
    recorder.awaitPackets(p2.endpointId(), TWO_SECONDS);
    assertThat(recorder.packets(p1.endpointId())).isEqualTo(before);
    System.out.printf(
        "recorded: %d packets of who withdrew, %d of the other%n",
        recorder.packets(p1.endpointId()), recorder.packets(p2.endpointId()));
  }
}
