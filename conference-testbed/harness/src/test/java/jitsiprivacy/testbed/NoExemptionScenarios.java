package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoExemptionScenarios {

  @Test
  void withoutExemptionsAJibriAndAJigasiAreHeldBackLikeEverybody() {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT, "consent-gate { enabled = true, exempt-health-check = false, kinds { jibri = ask, jigasi = ask, transcriber = ask } }")
            .start()) {
      Participant p1 = deployment.participant("participant-1").join("nobody");
      for (String kind : List.of("jibri", "jigasi")) {
        Participant service =
            deployment.trustedParticipant("participant-" + kind).claiming(kind).join("nobody");
        service.awaitInvitation();
        assertThat(deployment.bridge().forceMute(service)).as(kind).contains(EVERYTHING);
      }
      assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
    }
  }
}
