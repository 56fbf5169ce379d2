package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class JibriVetoTest {

  private final TestFocus focus = TestFocus.with(Gate.PUBLISH);

  @BeforeEach
  void come() {
    focus.comes("p1");
    focus.comes("p2");
  }

  @AfterEach
  void close() {
    focus.close();
  }

  private Verdict start(Jid from) {
    return decide(from, JibriIq.Action.START);
  }

  private Verdict decide(Jid from, JibriIq.Action action) {
    JibriIq request = new JibriIq();
    request.setFrom(from);
    request.setType(IQ.Type.set);
    request.setAction(action);
    return focus.get(JibriVeto.class).intercept(request, focus.wire());
  }

  private static Verdict refused(String text) {
    return Verdict.answer(StanzaError.Condition.not_allowed, text);
  }

  @Test
  void everybodyMustHaveAgreedToBeRecorded() {
    Jid p1 = TestFocus.jid(ROOM, "p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.agrees("p2", CONFERENCE);
    assertThat(start(p1))
        .isEqualTo(refused("1 of 2 participants has not agreed to be recorded yet."));
    focus.agrees("p2", RECORDING);
    assertThat(start(p1)).isEqualTo(Verdict.pass());
    focus.withdraws("p1");
    assertThat(start(p1))
        .isEqualTo(refused("1 of 2 participants has not agreed to be recorded yet."));
  }

  @Test
  void whoJoinsCountsAndWhoLeavesDoesNot() {
    Jid p1 = TestFocus.jid(ROOM, "p1");
    focus.agrees("p1", RECORDING);
    focus.agrees("p2", RECORDING);
    focus.comes("p3");
    assertThat(start(p1)).isInstanceOf(Verdict.Answer.class);
    focus.leaves("p3");
    assertThat(start(p1)).isEqualTo(Verdict.pass());
  }

  @Test
  void aRunningOneCanAlwaysBeStopped() {
    assertThat(decide(TestFocus.jid(ROOM, "p1"), JibriIq.Action.STOP)).isEqualTo(Verdict.pass());
  }

  @Test
  void whoIsNotInTheRoomCannotAsk() {
    focus.agrees("p1", RECORDING);
    focus.agrees("p2", RECORDING);
    assertThat(start(TestFocus.jid(ROOM, "p3"))).isInstanceOf(Verdict.Answer.class);
    assertThat(start(JidCreate.fromOrThrowUnchecked("p1@a/1"))).isInstanceOf(Verdict.Answer.class);
    assertThat(start(JidCreate.fromOrThrowUnchecked("a"))).isInstanceOf(Verdict.Answer.class);
    assertThat(start(null)).isInstanceOf(Verdict.Answer.class);
  }

  @Test
  void aRoomOfServicesHasNobodyWhoCouldAgree() {
    focus.leaves("p1");
    focus.leaves("p2");
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    assertThat(start(TestFocus.jid(ROOM, "jibri"))).isInstanceOf(Verdict.Answer.class);
  }
}
