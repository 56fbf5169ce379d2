package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartyGuardScenarios {

  @Test
  void itDecidesAndItsFaultsRefuseWithoutHarm(@TempDir Path directory) throws Exception {
    Path agent = ThirdPartyJar.installInto(directory.resolve("pack"));
    try (Deployment deployment =
            Deployment.create().guardedBy(agent, "doorman.enabled = true").start();
        Participant p1 = deployment.participant("participant1")) {
      IQ closed = p1.requestConference("closed-room");
      assertThat(closed.getError().getCondition()).isEqualTo(StanzaError.Condition.not_allowed);
      assertThat(Participant.textOf(closed)).isEqualTo("This room is closed.");

      IQ fault = p1.requestConference("fault-room");
      assertThat(fault.getError().getCondition())
          .isEqualTo(StanzaError.Condition.service_unavailable);
      await()
          .untilAsserted(
              () -> assertThat(deployment.focusStatus()).contains("a doorman that stumbles"));

      assertThat(p1.requestConference("open-room").getType()).isEqualTo(IQ.Type.result);
      assertThat(deployment.focus().isAlive()).isTrue();
    }
  }

  @Test
  void withOnFaultAllowItsFaultsLetThroughLoudly(@TempDir Path directory) throws Exception {
    Path agent = ThirdPartyJar.installInto(directory.resolve("pack"));
    try (Deployment deployment =
            Deployment.create()
                .guardedBy(agent, "on-fault = allow, doorman.enabled = true")
                .start();
        Participant p1 = deployment.participant("participant1")) {
      assertThat(p1.requestConference("fault-room").getType()).isEqualTo(IQ.Type.result);
      await()
          .untilAsserted(
              () -> assertThat(deployment.focusStatus()).contains("a doorman that stumbles"));
    }
  }
}
