package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A focus that was made to slip an export into its requests to the bridge. */
class UnaskedExportTest {

  private final String room = "room-" + UUID.randomUUID();

  private void meet(boolean agreed) throws Exception {
    try (WebsocketRecorder recorder = WebsocketRecorder.start();
        Deployment deployment =
            Deployment.ofStandIns(null)
                .exportingUnasked(recorder)
                .guardedBy(
                    Installed.AGENT,
                    "consent-gate.enabled = true, recording-guard { enabled = true, rules = [ {"
                        + " name = mine, destinations = [ \""
                        + (agreed ? "127.0.0.1" : "*.mine.example")
                        + "\" ], require.starts-within = 1 minute } ] },"
                        + " bridge-guard.enabled = true")
                .start()) {
      Participant p1 = deployment.participant("participant-1").join(room).awaitModerator();
      Participant p2 = deployment.participant("participant-2").join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      for (Participant each : List.of(p1, p2)) {
        each.consents("conference,recording", "");
      }
      for (Participant each : List.of(p1, p2)) {
        deployment.bridge().awaitForceMute(each, NOTHING);
      }
      if (agreed) {
        recorder.awaitPackets(p1.endpointId(), 3);
        recorder.awaitPackets(p2.endpointId(), 3);
        int before = recorder.ends();
        p2.consents("conference", "recording");
        recorder.awaitPackets(p1.endpointId(), 3);
        assertThat(recorder.ends()).isEqualTo(before);
      } else {
        deployment.awaitFocusStatus("export-refused");
        assertThat(recorder.paths()).isEmpty();
      }
      assertThat(p1.timesInvited()).isEqualTo(1);
    }
  }

  @Test
  void isOverruled() throws Exception {
    meet(false);
  }

  /** By the rules it is as good as any other. */
  @Test
  void mayDoWhatTheRulesAllowOnceAllHaveAgreed() throws Exception {
    meet(true);
  }
}
