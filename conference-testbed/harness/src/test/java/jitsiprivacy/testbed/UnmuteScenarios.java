package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.junit.jupiter.api.Test;

/** Stock clients with {@code recordings.requireConsent} in a meeting that is recorded already. */
class UnmuteScenarios {

  private final String room = "room-" + UUID.randomUUID();

  @Test
  void whoComesLateAndUnmutesAgreesToBeRecorded() throws Exception {
    try (Deployment deployment =
            Deployment.create()
                .guardedBy(
                    Installed.AGENT,
                    "consent-gate { enabled = true, unmuting-agrees = true },"
                        + " recording-guard.enabled = true")
                .start();
        ScriptedJibri jibri = deployment.jibri()) {
      LedgerFile ledger = new LedgerFile(deployment.stateDirectory());
      Participant p1 = deployment.participant("participant-1").join(room).awaitModerator();
      Participant p2 = deployment.participant("participant-2").join(room);
      for (Participant each : new Participant[] {p1, p2}) {
        each.awaitInvitation();
        each.consents("conference,recording", "");
        deployment.bridge().awaitForceMute(each, NOTHING);
      }
      awaiting("both agreed to be recorded").until(() -> ledger.count("GRANTED") == 4);
      assertThat(p1.startRecording().refused()).isFalse();
      assertThat(jibri.orders()).containsExactly(Action.START);
      p1.awaitRecording();

      Participant late = deployment.participant("participant-3").mutes().join(room);
      late.awaitInvitation();
      late.consents("conference", "");
      awaiting("the grant in the ledger").until(() -> ledger.count("GRANTED") == 5);
      assertThat(ledger.causes("recording")).containsOnly("PRESENCE");
      assertThat(deployment.bridge().forceMute(late)).contains(EVERYTHING); // It would be recorded.
      late.unmutes();
      awaiting("the unmute in the ledger")
          .until(() -> ledger.causes("recording").contains("UNMUTE"));
      assertThat(ledger.count("GRANTED")).isEqualTo(6);
      deployment.bridge().awaitForceMute(late, NOTHING);
    }
  }
}
