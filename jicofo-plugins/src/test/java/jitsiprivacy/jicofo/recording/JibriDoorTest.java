package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class JibriDoorTest {

  private TestFocus focus = TestFocus.judging("{ name = everybody-agreed }");

  @AfterEach
  void close() {
    focus.close();
  }

  private void judging(String rules) {
    focus.close();
    focus = TestFocus.judging(rules);
  }

  @Test
  void everybodyMustHaveAgreedToBeRecorded() {
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.agrees("p2", CONFERENCE);
    assertThat(asking("p1").refusals())
        .containsExactly("1 of 2 participants has not agreed yet. They have been asked.");
    focus.agrees("p2", RECORDING);
    Jibri jibri = asking("p1");
    assertThat(jibri.started()).isTrue();
    assertThat(jibri.refusals()).hasSize(1);
  }

  @Test
  void whoIsNotAskedForConsentIsToldInTheChat() {
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", RECORDING);
    asking("p1");
    assertThat(focus.saidTo("p2")).anyMatch(said -> said.contains("/consent"));
  }

  @Test
  void whatItIsForIsSaidInTheChat() {
    judging("{ name = told, require.reason = true }");
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.agrees("p2", CONFERENCE, RECORDING);
    says("p2", "/record somebody else's reason", false);
    says("p1", "/record of an earlier meeting", true);
    says("p1", "/record", false);
    assertThat(asking("p1").refusals()).singleElement().asString().contains("/record");
    says("p1", " /RECORD the minutes ", false);
    Jibri jibri = asking("p1");
    assertThat(jibri.started()).isTrue();
    jibri.says(JibriIq.Status.ON, "session");
    assertThat(focus.saidTo("p2"))
        .anyMatch(said -> said.contains("What for: \\\"the minutes\\\"."));
  }

  private void says(String nick, String text, boolean before) {
    MessageBuilder message =
        StanzaBuilder.buildMessage()
            .from(TestFocus.jid(ROOM, nick))
            .ofType(Message.Type.groupchat)
            .setBody(text);
    if (before) {
      message.addExtension(new DelayInformation(Date.from(Instant.EPOCH)));
    }
    assertThat(focus.get(Reasons.class).intercept(message.build(), focus.wire()))
        .isEqualTo(Verdict.pass());
  }

  @Test
  void whoJoinsCountsAndWhoLeavesDoesNot() {
    focus.comes("p1");
    focus.agrees("p1", RECORDING);
    focus.comes("p2");
    assertThat(asking("p1").started()).isFalse();
    focus.leaves("p2");
    assertThat(asking("p1").started()).isTrue();
  }

  @Test
  void whatNoRuleMatchesIsRefused() {
    judging("{ name = lectures, rooms = [ \"lecture-*\" ] }");
    focus.comes("p1");
    focus.agrees("p1", RECORDING);
    assertThat(asking("p1").refusals())
        .containsExactly("The rules of this server do not allow this here.");
  }

  @Test
  void theOperatorsOwnWords() {
    judging("{ name = never, allow = false, text = \"Not in this house.\" }");
    focus.comes("p1");
    assertThat(asking("p1").refusals()).containsExactly("Not in this house.");
  }

  @Test
  void whoIsNotInTheRoomCannotAsk() {
    focus.comes("p1");
    focus.agrees("p1", RECORDING);
    assertThat(asked(TestFocus.jid(ROOM, "p3"))).isInstanceOf(Verdict.Answer.class);
    assertThat(asked(JidCreate.fromOrThrowUnchecked("p1@a/1"))).isInstanceOf(Verdict.Answer.class);
    assertThat(asked(JidCreate.fromOrThrowUnchecked("a"))).isInstanceOf(Verdict.Answer.class);
    assertThat(asked(null)).isInstanceOf(Verdict.Answer.class);
  }

  @Test
  void aRoomOfServicesHasNobodyWhoCouldAgree() {
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    assertThat(asking("jibri").started()).isFalse();
  }

  @Test
  void aRunningOneCanAlwaysBeStopped() {
    focus.comes("p1");
    assertThat(decide(TestFocus.jid(ROOM, "p1"), JibriIq.Action.STOP)).isEqualTo(Verdict.pass());
  }

  @Test
  void itStartsByItselfWhenAllHaveAgreedInTime() {
    judging("{ name = everybody-agreed, require.starts-within = 2 minutes }");
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", RECORDING);
    Jibri jibri = asking("p1");
    assertThat(jibri.refusals())
        .singleElement()
        .asString()
        .contains("It starts by itself when everybody has agreed within 2 min.");
    focus.agrees("p2", RECORDING);
    assertThat(jibri.started()).isTrue();
  }

  private Jibri asking(String nick) {
    assertThat(asked(TestFocus.jid(ROOM, nick))).isEqualTo(Verdict.drop());
    return new Jibri(focus);
  }

  private Verdict asked(Jid from) {
    return decide(from, JibriIq.Action.START);
  }

  private Verdict decide(Jid from, JibriIq.Action action) {
    JibriIq request = new JibriIq();
    request.setFrom(from);
    request.setType(IQ.Type.set);
    request.setAction(action);
    request.setRecordingMode(JibriIq.RecordingMode.FILE);
    return focus.get(JibriDoor.class).intercept(request, focus.wire());
  }
}
