package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What other scenarios take for granted of rooms, participants and the focus, without the agent.
 */
class TestbedScenarios {

  private static Deployment deployment;

  private final String room = "room-" + UUID.randomUUID();
  private Participant moderator;
  private Participant p2;

  @BeforeAll
  static void start() {
    deployment = Deployment.create().start();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void twoMeet() {
    moderator = deployment.participant("participant-1").join(room).awaitModerator();
    p2 = deployment.participant("participant-2").join(room);
    moderator.awaitInvitation();
    p2.awaitInvitation();
  }

  @AfterEach
  void hangUp() {
    moderator.close();
    p2.close();
  }

  @Test
  void aMeetingHasAnIdThatTheFocusUsesAndTheNextHasAnother() {
    String id = moderator.sees().meetingId().orElseThrow();
    assertThat(p2.sees().meetingId()).contains(id);
    assertThat(deployment.focusWire().sent())
        .anyMatch(
            sent -> sent.stanza().contains("<conference-modify") && sent.stanza().contains(id));

    p2.leave();
    moderator.leave();
    Participant next = awaitAlone(moderator);
    assertThat(next.sees().meetingId()).isPresent().get().isNotEqualTo(id);
  }

  /** Back in the room after it has been destroyed: until the focus has left, it has not. */
  private static Participant awaitAlone(Participant participant) {
    awaiting("the room's end").until(() -> participant.sees().meetingId().isEmpty());
    return participant.rejoin();
  }

  @Test
  void usersWithATokenAreWhoTheServerSaysAndGuestsWhoTheySay() {
    try (Participant phone = deployment.account("user-1", "phone");
        Participant laptop = deployment.account("user-1", "laptop");
        Participant liar = deployment.account("user-2", "phone").claimingIdentity("user-1");
        Participant guest = deployment.participant("guest").claimingIdentity("user-1")) {
      phone.join(room);
      laptop.join(room);
      liar.join(room);
      guest.join(room);
      awaiting("all there").until(() -> moderator.sees().has(guest));
      assertThat(phone.account().asBareJid().equals(laptop.account().asBareJid())).isFalse();
      assertThat(moderator.sees().userId(phone)).contains("user-1");
      assertThat(moderator.sees().userId(laptop)).contains("user-1");
      assertThat(moderator.sees().userId(liar)).contains("user-2");
      assertThat(moderator.sees().userId(guest)).contains("user-1");
      assertThat(moderator.sees().userId(p2)).isEmpty();
      phone.awaitInvitation();
    }
  }

  @Test
  void whatIsSaidReachesTheFocus() {
    p2.says("to everybody");
    deployment.focusWire().awaitReceived("to everybody");
    awaiting("the chat").until(() -> moderator.heard().contains("to everybody"));

    p2.whispersToFocus("to the focus");
    deployment.focusWire().awaitReceived("to the focus");
    p2.whispers(moderator, "to the moderator");
    awaiting("the whisper").until(() -> moderator.heard().contains("to the moderator"));
    assertThat(deployment.focusWire().received())
        .noneMatch(message -> message.stanza().contains("to the moderator"));
  }

  @Test
  void onlyTheFocussMessagesAreTheFocuss() {
    p2.attacking().messageAsFocus(moderator, "{\"type\":\"system_chat_message\"}");
    awaiting("the forgery").until(() -> !moderator.messages().fromOthers().isEmpty());
    assertThat(moderator.messages().raw()).isEmpty();
  }

  @Test
  void nobodySpeaksInTheNameOfAnother() {
    p2.attacking().presenceTo(moderator, "forged", "1");
    p2.attacking().presenceFromAccount(moderator, "forged", "2");
    p2.attacking().presenceFromOccupant(moderator, "forged", "3");
    p2.roundTripToFocus();
    assertThat(moderator.property("own", "1").seesFocus()).isTrue();
    moderator.says("after that");
    awaiting("what came after").until(() -> p2.heard().contains("after that"));
    assertThat(p2.sees().property(moderator, "own")).contains("1");
    assertThat(p2.sees().property(moderator, "forged")).isEmpty();
  }

  @Test
  void aKickIsSeenByWhoIsKicked() {
    assertThat(moderator.kick(p2, "enough").refused()).isFalse();
    Removal removal = p2.awaitKicked();
    assertThat(removal.reason()).contains("enough");
    assertThat(removal.codes()).contains(Removal.KICKED);
    assertThat(removal.actor()).contains(moderator.endpointId());
    p2.rejoin().awaitInvitation();
  }

  @Test
  void aNameInUseIsRefusedAndAnotherCanBeTaken() {
    try (Participant twin = deployment.participant("participant-2")) {
      assertThatThrownBy(() -> twin.join(room)).hasMessageContaining("conflict");
    }
    assertThat(p2.changeNickname(moderator.endpointId())).isPresent();
    assertThat(p2.changeNickname("somebodyelse")).isEmpty();
    assertThat(p2.endpointId()).isEqualTo("somebodyelse");
    p2.awaitInvitation(2);
    deployment.bridge().awaitEndpoints(p2.room(), moderator, p2);
  }

  @Test
  void whoIsMutedByTheFocusSaysSo() {
    deployment.moderation().enable(moderator);
    p2.awaitMuted(new ForceMute(true, false));
    assertThat(p2.muteRequests()).contains(new MuteRequest(true, true, true));
    awaiting("the mute seen")
        .until(() -> moderator.sees().muted(p2).equals(Optional.of(new ForceMute(true, false))));
    p2.unmutes();
    awaiting("the unmute seen")
        .until(() -> moderator.sees().muted(p2).equals(Optional.of(ForceMute.NOTHING)));
  }

  @Test
  void allCanMoveToABreakoutRoomAndBack() {
    String id = moderator.sees().meetingId().orElseThrow();
    String breakout = moderator.createBreakoutRoom();
    moderator.moveTo(breakout);
    p2.moveTo(breakout);
    moderator.awaitInvitation();
    p2.awaitInvitation();
    assertThat(moderator.sees().meetingId()).isPresent().get().isNotEqualTo(id);

    moderator.moveTo(room);
    p2.moveTo(room);
    moderator.awaitInvitation();
    p2.awaitInvitation();
    assertThat(moderator.sees().meetingId()).contains(id);
  }

  @Test
  void whoReconnectsIsSomebodyElseToTheServer() {
    String account = p2.account().toString();
    p2.vanish();
    deployment.bridge().awaitEndpoints(moderator.room(), moderator);
    p2 = deployment.reconnected(p2).join(room);
    p2.awaitInvitation();
    assertThat(p2.account().toString()).isNotEqualTo(account);
  }
}
