package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static jitsiprivacy.jicofo.room.Restriction.HELD;
import static jitsiprivacy.jicofo.room.Restriction.MUTED;
import static jitsiprivacy.jicofo.room.Restriction.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Restriction;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a recording runs. */
class RunningRecordingTest {

  private TestFocus focus;
  private Jibri jibri;

  @AfterEach
  void close() {
    focus.close();
  }

  /** A recording that one participant, who agreed, asked for and that runs. */
  private void runs(String rule) {
    focus = TestFocus.judging("{ name = rule, require { " + rule + " } }");
    jibri = new Jibri(focus);
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    JibriIq request = Jibri.request(TestFocus.jid(ROOM, "p1"), "first");
    focus.get(JibriDoor.class).intercept(request, focus.wire());
    assertThat(jibri.started()).isTrue();
    jibri.says(JibriIq.Status.PENDING, "session");
    jibri.says(JibriIq.Status.ON, "session");
  }

  private Restriction of(String nick) {
    return focus.occupant(nick).restriction();
  }

  private boolean isForwarded(String nick) {
    return focus.get(Admittance.class).mayPublish(focus.occupant(nick));
  }

  @Test
  void whoComesLaterIsMutedUntilTheyAgree() {
    runs("late-joiner = mute");
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE);
    assertThat(of("p2")).isEqualTo(MUTED);
    assertThat(isForwarded("p2")).isFalse();
    assertThat(focus.saidTo("p2")).anyMatch(said -> said.contains("runs now: recording"));
    focus.agrees("p2", CONFERENCE, RECORDING);
    assertThat(of("p2")).isEqualTo(NONE);
    assertThat(isForwarded("p2")).isTrue();
  }

  @Test
  void whoComesLaterIsHeldUntilItEnds() {
    runs("late-joiner = hold");
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE);
    assertThat(of("p2")).isEqualTo(HELD);
    assertThat(focus.get(Admittance.class).mayEnter(focus.occupant("p2"))).isFalse();
    jibri.says(JibriIq.Status.OFF, "session");
    assertThat(of("p2")).isEqualTo(NONE);
    assertThat(focus.get(Admittance.class).mayEnter(focus.occupant("p2"))).isTrue();
  }

  @Test
  void whoComesLaterStopsIt() {
    runs("late-joiner = stop");
    focus.comes("p2");
    assertThat(of("p2")).isEqualTo(MUTED);
    assertThat(jibri.stopped()).hasValueSatisfying(iq -> isOfP1(iq));
    jibri.says(JibriIq.Status.OFF, "session");
    assertThat(of("p2")).isEqualTo(NONE);
  }

  @Test
  void whoTakesConsentBackIsMutedAtOnce() {
    runs("withdrawal = mute");
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE, RECORDING);
    focus.withdraws("p2");
    assertThat(of("p2")).isEqualTo(MUTED);
    assertThat(jibri.stopped()).isEmpty();
  }

  @Test
  void whoTakesConsentBackStopsIt() {
    runs("withdrawal = stop");
    focus.withdraws("p1");
    assertThat(of("p1")).isEqualTo(MUTED);
    assertThat(jibri.stopped()).isPresent();
  }

  @Test
  void whoDoesNotAgreeIsLeftOut() {
    focus = TestFocus.judging("{ name = rule, require.consent = exclude-unconsenting }");
    jibri = new Jibri(focus);
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.agrees("p2", CONFERENCE);
    JibriIq request = Jibri.request(TestFocus.jid(ROOM, "p1"), "id");
    focus.get(JibriDoor.class).intercept(request, focus.wire());
    assertThat(jibri.started()).isTrue();
    assertThat(of("p1")).isEqualTo(NONE);
    assertThat(of("p2")).isEqualTo(MUTED);
  }

  @Test
  void nobodyStaysMutedWhereTheHostCannot() {
    focus = TestFocus.judging("{ name = rule, require.consent = exclude-unconsenting }");
    focus.comes("p1");
    focus.comes("p2");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.agrees("p2", CONFERENCE);
    JibriIq request = Jibri.request(TestFocus.jid(ROOM, "p1"), "id");
    request.setTo(TestFocus.jid(ROOM, "focus"));
    focus.get(JibriDoor.class).intercept(request, focus.wire());
    assertThat(of("p2")).isEqualTo(MUTED);
    ErrorIQ answer = IQ.createErrorResponse(request, StanzaError.Condition.resource_constraint);
    assertThat(focus.get(JibriAnswers.class).intercept(answer, focus.wire()))
        .isEqualTo(Verdict.pass());
    assertThat(of("p2")).isEqualTo(NONE);
  }

  @Test
  void whoeverTakesTheNameOfSomebodyMutedIsMuted() {
    runs("late-joiner = mute");
    focus.comes("p2");
    focus.hears(TestFocus.presence("p2", "other@a/1").build());
    assertThat(of("p2")).isEqualTo(MUTED);
  }

  /** A client chooses the ids of its requests, and can ask for what is refused. */
  @Test
  void anErrorOfTheSameIdEndsNothingThatRuns() {
    runs("late-joiner = mute");
    focus.comes("p2");
    JibriIq same = new JibriIq();
    same.setFrom(TestFocus.jid(ROOM, "p1"));
    same.setType(IQ.Type.set);
    same.setStanzaId("first");
    ErrorIQ answer = IQ.createErrorResponse(same, StanzaError.Condition.forbidden);
    assertThat(focus.get(JibriAnswers.class).intercept(answer, focus.wire()))
        .isEqualTo(Verdict.pass());
    assertThat(of("p2")).isEqualTo(MUTED);
  }

  @Test
  void itEndsWithWhoeverAskedForIt() {
    runs("late-joiner = mute");
    focus.comes("p2");
    focus.leaves("p1");
    assertThat(jibri.stopped()).isPresent();
  }

  @Test
  void itEndsWhereTheMeetingIsEncrypted() {
    runs("late-joiner = mute");
    focus.hears(
        TestFocus.presence("p1", "p1@a/1")
            .addExtension(
                StandardExtensionElement.builder("jitsi_participant_e2ee.enabled", "jabber:client")
                    .setText("true")
                    .build())
            .build());
    assertThat(jibri.stopped()).isPresent();
  }

  @Test
  void itEndsWhenItRanForAsLongAsItMay() {
    runs("lasts = 1 millisecond");
    assertThat(jibri.stopped()).isEmpty();
    while (jibri.stopped().isEmpty()) {
      focus.timePasses();
    }
    isOfP1(jibri.stopped().get());
  }

  /** Of a host that does it all the same. */
  @Test
  void whatNobodyAskedForIsStopped() {
    focus = TestFocus.judging("{ name = rule }");
    jibri = new Jibri(focus);
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    jibri.says(JibriIq.Status.ON, "other");
    assertThat(jibri.stopped()).hasValueSatisfying(iq -> sessionIs(iq, "other"));
  }

  @Test
  void itRunsForAsLongAsItsJibriIsInTheRoom() {
    runs("late-joiner = mute");
    focus.comesAs("jibri-1", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    focus.comes("p2");
    jibri.says(JibriIq.Status.OFF, "session");
    assertThat(of("p2")).isEqualTo(MUTED);
    focus.leaves("jibri-1");
    assertThat(of("p2")).isEqualTo(NONE);
  }

  @Test
  void aJibriThatNobodyLetThroughIsPutOut() {
    focus = TestFocus.judging("{ name = rule }");
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.comesAs("jibri-1", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    assertThat(of("p1")).isEqualTo(MUTED);
    assertThat(focus.wire().sent(MUCAdmin.class))
        .singleElement()
        .satisfies(kick -> assertThat(kick.getItems().get(0).getNick()).hasToString("jibri-1"));
    focus.leaves("jibri-1");
    assertThat(of("p1")).isEqualTo(NONE);
  }

  @Test
  void itGoesOnWhereChangedRulesSayTheSameAboutIt() {
    runs("late-joiner = mute");
    focus.rulesAreNow("{ name = other, require.late-joiner = mute }");
    assertThat(jibri.stopped()).isEmpty();
  }

  @Test
  void itEndsWhereChangedRulesRefuseIt() {
    runs("late-joiner = mute");
    focus.rulesAreNow("{ name = none, allow = false }");
    assertThat(jibri.stopped()).isPresent();
  }

  @Test
  void itEndsWhereChangedRulesRequireSomethingElse() {
    runs("late-joiner = mute");
    focus.rulesAreNow("{ name = rule, require.late-joiner = stop }");
    assertThat(jibri.stopped()).isPresent();
  }

  /** The ledger's thread may be late. */
  @Test
  void whoIsToldOfAfterTheyLeftIsNotThere() {
    runs("late-joiner = mute");
    focus.comes("p2");
    focus.comesAs("jibri-2", "jibri@" + TestFocus.TRUSTED + "/2", "jibri");
    Occupant p2 = focus.occupant("p2");
    Occupant other = focus.occupant("jibri-2");
    focus.leaves("p2");
    focus.leaves("jibri-2");
    focus.get(Rooms.class).changed(p2);
    focus.get(Rooms.class).changed(other);
    jibri.says(JibriIq.Status.OFF, "session");
    JibriIq request = Jibri.request(TestFocus.jid(ROOM, "p1"), "id");
    focus.get(JibriDoor.class).intercept(request, focus.wire());
    assertThat(jibri.refusals()).isEmpty();
    assertThat(focus.wire().delivered()).contains(request);
  }

  /** What the ledger's thread tells of the meeting before does not stand for the next one. */
  @Test
  void whoIsToldOfAfterTheMeetingIsNotOfTheNextOne() {
    runs("late-joiner = mute");
    focus.comesAs("jibri-1", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    Occupant before = focus.occupant("jibri-1");
    focus.isOut();
    focus.get(Rooms.class).changed(before);
    focus.enters(ROOM, "next");
    focus.comes("p2");
    focus.comesAs("jibri-2", "jibri@" + TestFocus.TRUSTED + "/2", "jibri");
    assertThat(of("p2")).isEqualTo(MUTED);
  }

  @Test
  void nothingIsHeldBackAfterTheMeeting() {
    runs("late-joiner = mute");
    focus.comes("p2");
    focus.isOut();
    focus.enters(ROOM, "next");
    focus.comes("p2");
    assertThat(of("p2")).isEqualTo(NONE);
  }

  private static void isOfP1(JibriIq iq) {
    sessionIs(iq, "session");
    assertThat(iq.getTo().toString()).isEqualTo(ROOM + "/focus");
  }

  private static void sessionIs(JibriIq iq, String session) {
    assertThat(iq.getSessionId()).isEqualTo(session);
  }
}
