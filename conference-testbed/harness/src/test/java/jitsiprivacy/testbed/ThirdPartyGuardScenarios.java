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

      assertRefused("fault-room", "a doorman that stumbles", p1, deployment);
      assertRefused("assertion-room", "a doorman that is wrong", p1, deployment);
      assertRefused("recursion-room", "StackOverflowError", p1, deployment);

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

  private static void assertRefused(
      String room, String inStatus, Participant participant, Deployment deployment) {
    assertThat(participant.requestConference(room).condition())
        .as(room)
        .contains(Condition.service_unavailable);
    deployment.awaitFocusStatus(inStatus);
  }
}
