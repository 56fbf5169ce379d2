package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jitsiprivacy.testbed.PortalClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal decides for somebody who is there, and for an account that is about to come. */
class PortalScenarios {

  private static Deployment deployment;
  private static Bridge bridge;
  private static PortalClient portal;

  private final String room = "room-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    int port = LoopbackPort.free().number();
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, rest { enabled = true, port = "
                    + port
                    + " }, accounts.domains = [ \""
                    + Domains.TOKEN_USERS
                    + "\" ] }")
            .start();
    bridge = deployment.bridge();
    portal = new PortalClient(deployment.stateDirectory(), port);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void whatAPortalGrantsForSomebodyInTheRoomReleasesAndWhatItWithdrawsMutes() {
    try (Participant p1 = deployment.participant("participant-1").join(room);
        Participant p2 = deployment.participant("participant-2").join(room)) {
      p1.awaitInvitation();
      p2.awaitInvitation();
      awaiting("the question")
          .until(() -> portal.get(PortalClient.occupant(p1)).state("conference").equals("asked"));
      Reply granted = portal.grant(PortalClient.occupant(p1), "conference");
      assertThat(granted.status()).as("%s", granted).isEqualTo(200);
      assertThat(granted.state("conference")).isEqualTo("granted");
      bridge.awaitForceMute(p1, NOTHING);
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
      Reply withdrawn = portal.withdraw(PortalClient.occupant(p1));
      assertThat(withdrawn.state("conference")).isEqualTo("withdrawn");
      bridge.awaitForceMute(p1, EVERYTHING);
    }
  }

  @Test
  void whatAnAccountGrantsAheadReleasesItWhenItComesAndItsPageTakesItBack() {
    Reply granted = portal.grant(PortalClient.account("user-1"), "conference");
    assertThat(granted.status()).as("%s", granted).isEqualTo(200);
    assertThat(granted.state("conference")).isEqualTo("granted");
    try (Participant phone = deployment.account("user-1", "phone").join(room);
        Participant other = deployment.account("user-2", "phone").join(room)) {
      phone.awaitInvitation();
      other.awaitInvitation();
      bridge.awaitForceMute(phone, NOTHING);
      assertThat(bridge.forceMute(other)).contains(EVERYTHING);
      Reply withdrawn = portal.withdraw(PortalClient.account("user-1"));
      assertThat(withdrawn.state("conference")).as("%s", withdrawn).isEqualTo("withdrawn");
      bridge.awaitForceMute(phone, EVERYTHING);
    }
  }

  @Test
  void whatAnAccountGrantedInTheMeetingItsPageTakesBack() {
    try (Participant phone = deployment.account("user-3", "phone").join(room);
        Participant other = deployment.participant("participant-3").join(room)) {
      phone.awaitInvitation();
      other.awaitInvitation();
      phone.consents("conference", "");
      bridge.awaitForceMute(phone, NOTHING);
      assertThat(portal.get(PortalClient.account("user-3")).state("conference"))
          .isEqualTo("granted");
      portal.withdraw(PortalClient.account("user-3"));
      bridge.awaitForceMute(phone, EVERYTHING);
    }
  }

  @Test
  void withoutTheTokenNothingIsTold() {
    assertThat(portal.withToken("/v1/notice", "guessed").status()).isEqualTo(401);
    assertThat(portal.get("/v1/notice").status()).isEqualTo(200);
  }
}
