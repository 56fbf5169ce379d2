package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartyGuardScenarios {

  @Test
  void itDecidesAndItsFaultsRefuseWithoutHarm(@TempDir Path directory) throws Exception {
    Path agent = ThirdPartyJar.installInto(directory.resolve("pack"));
    try (Deployment deployment =
            Deployment.create().guardedBy(agent, "doorman.enabled = true").start();
        Participant p1 = deployment.participant("participant-1")) {
      Answer closed = p1.requestConference("closed-room");
      assertThat(closed.condition()).contains(Condition.not_allowed);
      assertThat(closed.text()).contains("This room is closed.");

      Answer fault = p1.requestConference("fault-room");
      assertThat(fault.condition()).contains(Condition.service_unavailable);
      deployment.awaitFocusStatus("a doorman that stumbles");

      assertThat(p1.requestConference("open-room").refused()).isFalse();
      assertThat(deployment.focus().running()).isTrue();
    }
  }

  @Test
  void withOnFaultAllowItsFaultsLetThroughLoudly(@TempDir Path directory) throws Exception {
    Path agent = ThirdPartyJar.installInto(directory.resolve("pack"));
    try (Deployment deployment =
            Deployment.create()
                .guardedBy(agent, "on-fault = allow, doorman.enabled = true")
                .start();
        Participant p1 = deployment.participant("participant-1")) {
      assertThat(p1.requestConference("fault-room").refused()).isFalse();
      deployment.awaitFocusStatus("a doorman that stumbles");
    }
  }
}
