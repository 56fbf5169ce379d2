package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * With the agent and all guards off the focus sends what it sends without. Compared is every
 * stanza, in any order, since threads race, and with {@link VolatileValues} named instead. On the
 * stand-ins only: the real Jicofo is not the same twice by itself.
 */
class SameWireTest {

  @Test
  void anAgentWithoutGuardsChangesNothing() {
    List<String> without = meeting(deployment -> deployment);
    List<String> with =
        meeting(
            deployment ->
                deployment.guardedBy(
                    Installed.AGENT,
                    "consent-gate.enabled = false, recording-guard.enabled = false"));
    assertThat(without).anyMatch(stanza -> stanza.contains("<conference-modify"));
    assertThat(with).containsExactlyInAnyOrderElementsOf(without);
  }

  private static List<String> meeting(UnaryOperator<Deployment> prepared) {
    try (Deployment deployment = prepared.apply(Deployment.ofStandIns(null)).start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      p1.join("same").awaitModerator();
      p2.join("same");
      awaiting("both accepted").until(() -> accepted(p1, deployment) && accepted(p2, deployment));
      return deployment.focusWire().sent().stream()
          .map(sent -> VolatileValues.named(sent.stanza()))
          .toList();
    }
  }

  /** After its creation the bridge is told of the participant's side, and nothing follows. */
  private static boolean accepted(Participant participant, Deployment deployment) {
    return BridgeRequest.about(participant, deployment.focusWire()).size() == 2;
  }
}
