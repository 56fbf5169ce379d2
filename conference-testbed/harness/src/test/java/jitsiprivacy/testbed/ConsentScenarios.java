package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who agreed to what, however they say it, wherever they go and whichever device they use. */
class ConsentScenarios {

  private static final String STATE = "privacy-consent";

  private static Deployment deployment;
  private static Bridge bridge;

  private final String room = "room-" + UUID.randomUUID();
  private Participant p1;
  private Participant p2;

  @BeforeAll
  static void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate { enabled = true, chat.after = 500 ms, unmuting-agrees = true,"
                    + " accounts.domains = [ \""
                    + Domains.TOKEN_USERS
                    + "\" ], rules = [ { rooms = [ \"open-*\" ],"
                    + " purposes { conference { gate = none } } } ] }")
            .start();
    bridge = deployment.bridge();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void twoMeet() {
    p1 = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
  }

  @AfterEach
  void hangUp() {
    p1.close();
    p2.close();
  }

  @Test
  void whoHasADialogIsAskedThereAndToldWhatHolds() {
    p2.close();
    p2 = deployment.participant("participant-3").dialog("de", "en").join(room).awaitInvitation();
    assertThat(p2.messages().await(STATE).path("asks").asBoolean()).isTrue();
    assertThat(p2.messages().await(STATE).path("notice").path("lang").asText()).isEqualTo("de");
    p2.consents("conference", "recording");
    bridge.awaitForceMute(p2, NOTHING);
    p2.messages().await(STATE, message -> !message.path("asks").asBoolean());
    p2.consents("", "conference");
    bridge.awaitForceMute(p2, EVERYTHING);
    p2.messages().await(STATE, message -> message.toString().contains("\"withdrawn\""));
    p2.awaitMuted(new ForceMute(true, true));
    assertThat(p2.messages().chatLines()).isEmpty();
  }

  @Test
  void inTheChatOneAgreesRefusesAndWithdrawsForOneselfAlone() {
    p2.messages().awaitChatLine("/consent yes");
    p2.says("/consent yes");
    bridge.awaitForceMute(p2, NOTHING);
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
    p2.whispersToFocus("/zustimmung status");
    p2.messages().awaitChatLine("Gehört und gesehen werden");
    p2.says("/consent withdraw");
    bridge.awaitForceMute(p2, EVERYTHING);
    p2.awaitMuted(new ForceMute(true, true));
    p1.says("/consent no");
    p1.messages().awaitChatLine("You declined");
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
  }

  @Test
  void whoMovesToABreakoutRoomAndBackHasAgreedAlready() {
    p1.consents("conference", "");
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    String breakout = p1.createBreakoutRoom();
    p1.forgets("privacy_consent").moveTo(breakout);
    p2.forgets("privacy_consent").moveTo(breakout);
    p1.awaitInvitation();
    p2.awaitInvitation();
    bridge.awaitForceMute(p2, NOTHING);
    p2.says("/consent withdraw");
    bridge.awaitForceMute(p2, EVERYTHING);
    p1.moveTo(room);
    p2.moveTo(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
    bridge.awaitForceMute(p1, NOTHING);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
  }

  @Test
  void whoChangesTheNameKeepsWhatWasDecided() {
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    p2.forgets("privacy_consent");
    assertThat(p2.changeNickname("othername")).isEmpty();
    p2.awaitInvitation(2);
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void whoComesWithANewConnectionIsANewGuest() {
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    p2.vanish();
    bridge.awaitEndpoints(p1.room(), p1);
    p2 = deployment.reconnected(p2).forgets("privacy_consent").join(room);
    p2.awaitInvitation();
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
  }

  @Test
  void anAccountDecidesOnceForBothOfItsDevices() {
    try (Participant phone = deployment.account("user-1", "phone").join(room);
        Participant laptop = deployment.account("user-1", "laptop").join(room)) {
      phone.awaitInvitation();
      laptop.awaitInvitation();
      phone.consents("conference", "");
      bridge.awaitForceMute(phone, NOTHING);
      bridge.awaitForceMute(laptop, NOTHING);
      laptop.says("/consent withdraw");
      bridge.awaitForceMute(phone, EVERYTHING);
      bridge.awaitForceMute(laptop, EVERYTHING);
    }
  }

  @Test
  void aGuestWhoWritesTheIdOfAnAccountIsAGuest() {
    try (Participant account = deployment.account("user-3", "phone").join(room);
        Participant liar = deployment.participant("liar").claimingIdentity("user-3")) {
      account.awaitInvitation();
      account.consents("conference", "");
      bridge.awaitForceMute(account, NOTHING);
      liar.join(room).awaitInvitation();
      liar.messages().awaitChatLine("/consent yes");
      assertThat(bridge.forceMute(liar)).contains(EVERYTHING);
    }
  }

  @Test
  void aRuleForSomeRoomsHoldsThereAlone() {
    try (Participant p3 = deployment.participant("participant-3").join("open-" + room);
        Participant p4 = deployment.participant("participant-4").join("open-" + room)) {
      p3.awaitInvitation();
      p4.awaitInvitation();
      bridge.awaitForceMute(p3, NOTHING);
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
    }
  }

  @Test
  void aStatementForAnotherRoomOrNoticeReleasesNobody() {
    p2.consentsAs("other", ConsentStatement.BUILT_IN, "conference", "");
    p2.messages().awaitChatLine("it is for another room");
    p2.consentsAs(room, "0", "conference", "");
    p2.messages().awaitChatLine("another version of the privacy notice");
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
  }

  @Test
  void nobodyAgreesInTheNameOfAnother() {
    String grant =
        new ConsentStatement(
                Domains.room(room).toString(), ConsentStatement.BUILT_IN, "conference", "")
            .json();
    p2.attacking().presenceTo(p1, "privacy_consent", grant);
    p2.attacking().presenceFromAccount(p1, "privacy_consent", grant);
    p2.attacking().presenceFromOccupant(p1, "privacy_consent", grant);
    p2.roundTripToFocus();
    p2.says("/consent yes @" + p1.endpointId());
    p2.messages().awaitChatLine("/consent");
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    p1.consents("conference", "");
    bridge.awaitForceMute(p1, NOTHING);
  }

  @Test
  void hostileValuesChangeNothingAndTheFocusLivesOn() {
    p1.consents("conference", "");
    bridge.awaitForceMute(p1, NOTHING);
    for (String value :
        new String[] {
          "x".repeat(100_000), "{".repeat(5_000), "[]", "\"", "{\"v\":0,\"v\":0}", "\u202e"
        }) {
      p1.property("privacy_consent", value);
      p1.property("privacy_dialog", value);
    }
    p1.says("/consent " + "yes ".repeat(5_000));
    p1.roundTripToFocus();
    assertThat(bridge.forceMute(p1)).contains(NOTHING);
    p2.consents("conference", "");
    bridge.awaitForceMute(p2, NOTHING);
    assertThat(deployment.focusStatus())
        .contains("\"alerts\"")
        .doesNotContainPattern("\"alerts\" : \\{\\s*\"");
  }
}
