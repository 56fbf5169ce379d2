package jitsiprivacy.jicofo.room;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.consent.Admittance;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class RoomPresenceTest {

  private static final EntityBareJid OTHER = JidCreate.entityBareFromOrThrowUnchecked("other@a");

  private final TestFocus focus = TestFocus.with(Gate.PUBLISH);
  private final Rooms rooms = focus.get(Rooms.class);

  @AfterEach
  void close() {
    focus.close();
  }

  @Test
  void aPresenceFromNoRoomTheFocusEnteredIsNobody() {
    focus.hears(TestFocus.presence(OTHER, "p1", "p1@a/1", false).build());
    assertThat(rooms.room(OTHER)).isEmpty();
    focus.hears(StanzaBuilder.buildPresence().from(TestFocus.jid(ROOM, "p1")).build());
    assertThat(rooms.occupant(TestFocus.jid(ROOM, "p1"))).isEmpty();
  }

  @Test
  void whoSaysNothingNewKeepsWhatWasSaid() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.comes("p1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.ledger()).hasSize(1);
  }

  @Test
  void whoComesBackIntoTheSameMeetingHasAgreedAlready() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.leaves("p1");
    focus.comes("p1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.ledger()).as("it is on record").hasSize(1);
  }

  @Test
  void whoComesBackIntoAnotherMeetingHasAgreedToNothing() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.isOut();
    focus.enters(ROOM, "another meeting");
    focus.comes("p1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
  }

  @Test
  void aPresenceThatIsOlderThanAWithdrawalReleasesNobodyToAFocusThatComesBack() {
    String grant = TestFocus.statement("\"granted\":[\"conference\"]}");
    focus.comes("p1", grant);
    await().until(() -> focus.occupant("p1").consent().has(CONFERENCE));
    focus.withdrawsInChat("p1");
    focus.isOut();
    focus.enters(ROOM);
    focus.comes("p1", grant);
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    focus.agrees("p1", CONFERENCE, RECORDING);
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
  }

  @Test
  void whatOneDeviceRepeatsDoesNotUndoWhatTheOtherDecidedSince() {
    String grant = TestFocus.statement("\"granted\":[\"conference\"]}");
    focus.comesByAccount("phone", "user-1");
    focus.comesByAccount("laptop", "user-1");
    focus.comesByAccount("phone", "user-1", grant);
    await().until(() -> focus.occupant("laptop").consent().has(CONFERENCE));
    focus.comesByAccount("laptop", "user-1", TestFocus.statement("\"refused\":[\"conference\"]}"));
    assertThat(focus.occupant("phone").consent().has(CONFERENCE)).isFalse();
    focus.comesByAccount("phone", "user-1", grant); // With its hand raised, say.
    await()
        .during(Duration.ofMillis(300))
        .until(() -> !isReleased("phone") && !isReleased("laptop"));
  }

  private boolean isReleased(String nick) {
    return focus.occupant(nick).consent().has(CONFERENCE);
  }

  @Test
  void aRefusalThatGotLostIsHeardFromThePresence() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.isOut();
    focus.enters(ROOM);
    focus.comes("p1", TestFocus.statement("\"refused\":[\"conference\"]}"));
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
  }

  @Test
  void withoutAMeetingIdNobodyIsReleasedByWhatWasSaidBeforeTheFocusCame() {
    focus.isOut();
    focus.entersBehind("p1", TestFocus.statement("\"granted\":[\"conference\"]}"));
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    focus.agrees("p1", CONFERENCE, RECORDING);
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
  }

  @Test
  void withoutAMeetingIdWhoComesBackHasAgreedToNothing() {
    focus.isOut();
    focus.enters(ROOM, null);
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.leaves("p1");
    focus.comes("p1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
  }

  @Test
  void nobodyHasArrivedBeforeItIsKnownWhichMeetingItIs() {
    focus.isOut();
    focus.isIn(ROOM);
    focus.hears(TestFocus.presence("p1", "p1@a/1").build());
    assertThat(focus.occupant("p1").arrival().isOver()).isFalse();
    assertThat(focus.get(Admittance.class).mayPublish(focus.occupant("p1"))).isFalse();
    focus.timePasses();
    focus.comes("p1");
    assertThat(focus.occupant("p1").consent().standings()).containsKey(CONFERENCE);
  }

  @Test
  void whenTheFocusEntersAgainNothingOfTheEarlierStayHolds() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    Occupant before = focus.occupant("p1");
    focus.enters(ROOM);
    assertThat(rooms.occupant(TestFocus.jid(ROOM, "p1"))).isEmpty();
    assertThat(before.consent().has(CONFERENCE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"v\":0}",
        "{\"v\":0,\"room\":\"room@muc.a\",\"notice\":\"1\",\"granted\":[7]}",
        "{",
        "\u0000"
      })
  void aValueThatCannotBeUsedChangesNothingAndIsAnswered(String value) {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.comes("p1", value);
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.wire().sent(Message.class)).hasSize(1);
    focus.comes("p1", value);
    assertThat(focus.wire().sent(Message.class)).as("repeated by presence").hasSize(1);
  }

  @Test
  void purposesNobodyAskedForAreNotKept() {
    focus.comes("p1", TestFocus.statement("\"granted\":[\"advertising\"]}"));
    focus.agrees("p1", CONFERENCE);
    assertThat(focus.ledger())
        .extracting(record -> record.purpose().id())
        .doesNotContain("advertising");
  }
}
