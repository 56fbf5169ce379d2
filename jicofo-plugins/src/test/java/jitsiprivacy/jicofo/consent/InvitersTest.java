package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.consent.options.KindOptions.KindRule;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.rayo.RefIq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** What holds for a telephone that a participant had called. */
class InvitersTest {

  private final TestFocus focus = TestFocus.treating(KindRule.INHERIT);
  private final Admittance admittance = focus.get(Admittance.class);

  @AfterEach
  void close() {
    focus.close();
  }

  private void called(String dialler, String uri) {
    RefIq answer = RefIq.create(uri);
    answer.setTo(TestFocus.jid(TestFocus.ROOM, dialler));
    assertThat(focus.get(Inviters.class).intercept(answer, focus.wire())).isEqualTo(Verdict.pass());
  }

  private void callComes(String nick) {
    focus.comesAs(nick, "jigasi@" + TestFocus.TRUSTED + "/1", "jigasi");
  }

  private boolean isHeard(String nick) {
    return admittance.mayPublish(focus.occupant(nick));
  }

  /** Of what the gates are told. */
  private List<String> news() {
    List<String> news = new ArrayList<>();
    focus
        .get(Rooms.class)
        .listen(
            new RoomListener() {
              @Override
              public void changed(Occupant occupant) {
                synchronized (news) {
                  news.add(occupant.nick());
                }
              }

              @Override
              public void left(EntityFullJid occupant) {}

              @Override
              public void closed(EntityBareJid room) {}
            });
    return news;
  }

  @Test
  void aCallIsHeardWhenWhoeverInvitedItAgreed() {
    focus.comes("p1");
    focus.comes("p2");
    called("p1", "xmpp:call1@call.a");
    callComes("call1");
    assertThat(isHeard("call1")).isFalse();
    focus.agrees("p2", CONFERENCE);
    assertThat(isHeard("call1")).as("another one agreed").isFalse();
    focus.agrees("p1", CONFERENCE);
    focus.agrees("p1", CONFERENCE, RECORDING);
    await().until(() -> focus.occupant("p1").consent().has(RECORDING));
    assertThat(isHeard("call1")).isTrue();
    assertThat(admittance.mayEnter(focus.occupant("call1"))).isTrue();
    assertThat(admittance.hasAgreed(focus.occupant("call1"), RECORDING)).isTrue();
    focus.withdraws("p1");
    assertThat(isHeard("call1")).isFalse();
    assertThat(admittance.hasAgreed(focus.occupant("call1"), RECORDING)).isFalse();
  }

  @Test
  void aCallThatNobodyInvitedIsNotHeard() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    callComes("call1");
    assertThat(isHeard("call1")).isFalse();
    called("p2", "xmpp:call1@call.a");
    assertThat(isHeard("call1")).as("by somebody who is not there").isFalse();
    called("p1", "call1");
    assertThat(isHeard("call1")).as("an address without scheme and domain").isTrue();
  }

  @Test
  void theGatesAreToldOfACallWhenThereIsNewsOfItsInviter() {
    focus.comes("p1");
    callComes("call1");
    List<String> news = news();
    called("p1", "xmpp:call1@call.a");
    assertThat(news).contains("call1");
    focus.agrees("p1", CONFERENCE);
    news.clear();
    focus.withdraws("p1");
    assertThat(news).contains("p1", "call1");
    news.clear();
    focus.leaves("p1");
    assertThat(news).contains("call1");
  }

  @Test
  void whenWhoeverInvitedItLeavesItIsNotHeardAnyMoreWhoeverComesUnderTheName() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    called("p1", "xmpp:call1@call.a");
    callComes("call1");
    assertThat(isHeard("call1")).isTrue();
    focus.leaves("p1");
    assertThat(isHeard("call1")).isFalse();
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(isHeard("call1")).as("another one of that name").isFalse();
  }

  @Test
  void aCallThatLeavesIsForgotten() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    called("p1", "xmpp:call1@call.a");
    callComes("call1");
    focus.leaves("call1");
    callComes("call1");
    assertThat(isHeard("call1")).isFalse();
  }

  @Test
  void twoCallsDoNotVouchForEachOther() {
    callComes("call1");
    callComes("call2");
    called("call1", "xmpp:call2@call.a");
    called("call2", "xmpp:call1@call.a");
    assertThat(isHeard("call1")).isFalse();
    assertThat(isHeard("call2")).isFalse();
  }
}
