package jitsiprivacy.jicofo.publish;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.jicofo.publish.Mute.EVERYTHING;
import static jitsiprivacy.jicofo.publish.Mute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.consent.options.KindOptions.KindRule;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishGateTest {

  private static final String BRIDGE = "jvb@b/1";
  private static final String OTHER_BRIDGE = "jvb@b/2";
  private static final Mute AUDIO = new Mute(true, false);

  private TestFocus focus = TestFocus.with(Gate.PUBLISH);
  private TestBridges bridges = new TestBridges(focus);

  @AfterEach
  void close() {
    focus.close();
  }

  private void invited(String participant) {
    focus.comes(participant);
    bridges.create(BRIDGE, participant);
  }

  private Mute mute(String participant) {
    focus.wire().pumpAll();
    return bridges.mute(BRIDGE, participant);
  }

  @Test
  void theFirstRequestMutesWhoHasNotAgreed() {
    invited("p1");
    assertThat(bridges.mute(BRIDGE, "p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void agreeingUnmutesAndWithdrawingMutesAgain() {
    invited("p1");
    invited("p2");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    assertThat(mute("p2")).isEqualTo(EVERYTHING);
    focus.withdraws("p1");
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void whoAgreedBeforeTheInvitationIsNotMuted() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    bridges.create(BRIDGE, "p1");
    assertThat(bridges.mute(BRIDGE, "p1")).isEqualTo(NOTHING);
  }

  @Test
  void whatJicofoMutesStaysMuted() {
    invited("p1");
    bridges.forceMute(BRIDGE, "p1", AUDIO);
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(AUDIO);
    bridges.forceMute(BRIDGE, "p1", NOTHING);
    assertThat(mute("p1")).isEqualTo(NOTHING);
  }

  @Test
  void jicofoCannotUnmuteWhoHasNotAgreed() {
    invited("p1");
    bridges.forceMute(BRIDGE, "p1", NOTHING);
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void anotherInvitationAndAnotherBridgeBeginMuted() {
    invited("p1");
    bridges.expire(BRIDGE, "p1");
    bridges.create(BRIDGE, "p1");
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
    bridges.create(OTHER_BRIDGE, "p1");
    bridges.expire(BRIDGE, "p1");
    assertThat(bridges.mute(OTHER_BRIDGE, "p1")).isEqualTo(EVERYTHING);
    focus.agrees("p1", CONFERENCE);
    focus.wire().pumpAll();
    assertThat(bridges.mute(OTHER_BRIDGE, "p1")).isEqualTo(NOTHING);
    assertThat(bridges.mute(BRIDGE, "p1")).isNull();
  }

  @Test
  void somebodyElseUnderTheSameNickIsMuted() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    focus.hears(TestFocus.presence("p1", "somebody-else@a/1").build());
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void anAnswerToAnotherNoticeIsNoAgreementAndTakesBackTheOneThatStood() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    focus.comes(
        "p1", TestFocus.statement("\"granted\":[\"conference\"]}").replace(TestFocus.NOTICE, "0"));
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void nobodyIsLeftUnmutedInARoomThatIsNotKnown() {
    bridges.create(BRIDGE, "nobody");
    assertThat(bridges.mute(BRIDGE, "nobody")).isEqualTo(EVERYTHING);
  }

  @Test
  void aBridgeThatIsSilentIsToldAgainUntilItConfirms() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    focus.wire().answer(null);
    assertThat(focus.health().alerts()).containsKey("bridge-silent");
    focus.timePasses();
    focus.wire().pumpAll();
    assertThat(focus.wire().sent(ConferenceModifyIQ.class)).hasSize(3);
    focus.wire().answer(IQ.createResultIQ(focus.wire().unanswered()));
    assertThat(focus.health().alerts()).isEmpty();
  }

  @Test
  void aBridgeThatKnowsNoSuchEndpointIsNotToldAgain() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    focus
        .wire()
        .answer(
            IQ.createErrorResponse(
                focus.wire().unanswered(), StanzaError.Condition.item_not_found));
    assertThat(focus.health().alerts()).isEmpty();
  }

  @Test
  void nothingIsSentForWhoIsGone() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    focus.withdraws("p1"); // Our request waits to be sent.
    focus.leaves("p1");
    int before = focus.wire().sent(ConferenceModifyIQ.class).size();
    focus.wire().pumpAll();
    assertThat(focus.wire().sent(ConferenceModifyIQ.class)).hasSize(before);
  }

  @Test
  void nothingIsKeptOfAMeetingThatEnded() {
    invited("p1");
    bridges.expireMeeting(BRIDGE);
    assertThat(focus.get(BridgedConferences.class).known("meeting-1")).isNull();
    assertThat(focus.get(BridgedConferences.class).in(TestFocus.ROOM)).isEmpty();

    invited("p1");
    focus.isOut();
    assertThat(focus.get(BridgedConferences.class).known("meeting-1")).isNull();
    bridges.expire(BRIDGE, "p1");
    assertThat(focus.get(BridgedConferences.class).known("meeting-1")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jibri", "jigasi", "transcriber"})
  void servicesOfTheTrustedDomainAreExempt(String service) {
    focus.comesAs("service", "service@" + TestFocus.TRUSTED + "/1", service);
    bridges.create(BRIDGE, "service");
    assertThat(bridges.mute(BRIDGE, "service")).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jibri", "jigasi", "transcriber"})
  void sayingSoMakesNobodyOne(String service) {
    focus.comesAs("liar", "liar@a/1", service);
    bridges.create(BRIDGE, "liar");
    assertThat(bridges.mute(BRIDGE, "liar")).isEqualTo(EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jibri", "jigasi", "transcriber"})
  void anOperatorMayExemptNone(String service) {
    focus.close();
    focus = TestFocus.treating(KindRule.ASK);
    bridges = new TestBridges(focus);
    focus.comesAs("service", "service@" + TestFocus.TRUSTED + "/1", service);
    bridges.create(BRIDGE, "service");
    assertThat(bridges.mute(BRIDGE, "service")).isEqualTo(EVERYTHING);
  }

  @Test
  void withoutAGateJicofoDecidesAlone() {
    focus.close();
    focus = TestFocus.with(Gate.NONE);
    bridges = new TestBridges(focus);
    focus.comes("p1");
    ConferenceModifyIQ request = bridges.creating(BRIDGE, "p1");
    String before = request.toXML().toString();
    assertThat(focus.get(PublishGate.class).intercept(request, focus.wire()))
        .isEqualTo(Verdict.pass());
    assertThat(request.toXML().toString()).isEqualTo(before);
  }

  @Test
  void agreeingWhileJicofosRequestIsOnItsWayIsNotLost() {
    invited("p1");
    Runnable onItsWay = bridges.decide(bridges.forceMuting(BRIDGE, "p1", NOTHING));
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    onItsWay.run();
    assertThat(bridges.mute(BRIDGE, "p1")).as("decided before").isEqualTo(EVERYTHING);
    assertThat(mute("p1")).isEqualTo(NOTHING);
  }

  @Test
  void withdrawingWhileJicofosRequestIsOnItsWayIsNotLost() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(mute("p1")).isEqualTo(NOTHING);
    Runnable onItsWay = bridges.decide(bridges.forceMuting(BRIDGE, "p1", AUDIO));
    focus.withdraws("p1");
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
    onItsWay.run();
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void oursThatJicofoOvertookIsRepeated() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    focus.wire().pump(); // Decided: nothing muted.
    bridges.forceMute(BRIDGE, "p1", AUDIO);
    focus.wire().pump();
    assertThat(bridges.mute(BRIDGE, "p1")).as("ours came last").isEqualTo(NOTHING);
    assertThat(mute("p1")).isEqualTo(AUDIO);
  }

  @Test
  void oursThatMetTheNextStayOfTheSameNameIsCorrected() {
    invited("p1");
    focus.agrees("p1", CONFERENCE);
    focus.wire().pump(); // Decided: nothing muted.
    focus.leaves("p1");
    bridges.expire(BRIDGE, "p1");
    focus.hears(TestFocus.presence("p1", "somebody-else@a/1").build());
    bridges.create(BRIDGE, "p1");
    focus.wire().pump();
    assertThat(mute("p1")).isEqualTo(EVERYTHING);
  }

  @Test
  void nobodyAgreedInARoomTheFocusLeft() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    focus.isOut();
    bridges.create(BRIDGE, "p1");
    assertThat(bridges.mute(BRIDGE, "p1")).isEqualTo(EVERYTHING);
  }
}
