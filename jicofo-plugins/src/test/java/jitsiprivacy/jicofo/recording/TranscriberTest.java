package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.TRANSCRIPTION;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static jitsiprivacy.jicofo.room.Restriction.MUTED;
import static jitsiprivacy.jicofo.room.Restriction.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** A transcriber of Jigasi's. */
class TranscriberTest {

  private static final String TRANSCRIBER = "transcriber@" + TestFocus.TRUSTED + "/1";

  private TestFocus focus;

  @AfterEach
  void close() {
    focus.close();
  }

  /** Two are there, of whom one has agreed. */
  private void judging(String require) {
    focus = TestFocus.judging("{ name = rule, require { " + require + " } }");
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, TRANSCRIPTION);
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE);
  }

  private void withdraws() {
    focus.comes("p2", TestFocus.statement("\"refused\":[\"transcription\"]}"));
  }

  private void runs(String require) {
    judging(require);
    focus.agrees("p2", TRANSCRIPTION);
    assertThat(dials("p1")).isEqualTo(Verdict.drop());
    comes();
  }

  private void comes() {
    focus.comesAs("t", TRANSCRIBER, "transcriber");
  }

  private static DialIq dial(String to, Jid from) {
    DialIq iq = DialIq.create(to, "");
    iq.setType(IQ.Type.set);
    iq.setStanzaId("dial");
    iq.setFrom(from);
    iq.setHeader("JvbRoomName", ROOM.toString());
    return iq;
  }

  private Verdict dials(String nick) {
    return focus
        .get(DialDoor.class)
        .intercept(dial("jitsi_meet_transcribe", TestFocus.jid(ROOM, nick)), focus.wire());
  }

  private Verdict orders(String room) {
    DialIq order = dial("jitsi_meet_transcribe", null);
    if (room != null) {
      order.setHeader("JvbRoomName", room);
    }
    return focus.get(DialOrders.class).intercept(order, focus.wire());
  }

  private long dialled() {
    return focus.wire().delivered().stream().filter(DialIq.class::isInstance).count();
  }

  private List<MUCAdmin> putOut() {
    return focus.wire().sent(MUCAdmin.class);
  }

  /** The ledger's thread may be late. */
  @Test
  void oneThatIsToldOfAfterItLeftDoesNotRun() {
    runs("consent = exclude-unconsenting");
    Occupant transcriber = focus.occupant("t");
    focus.leaves("t");
    focus.get(Rooms.class).changed(transcriber);
    focus.comes("p3");
    assertThat(focus.occupant("p3").restriction()).isEqualTo(NONE);
  }

  @Test
  void aTelephoneIsNoTranscriber() {
    judging("consent = all");
    DialIq call = dial("+4930123456", TestFocus.jid(ROOM, "p1"));
    assertThat(focus.get(DialDoor.class).intercept(call, focus.wire())).isEqualTo(Verdict.pass());
    assertThat(focus.get(DialOrders.class).intercept(call, focus.wire())).isEqualTo(Verdict.pass());
  }

  @Test
  void everybodyMustHaveAgreed() {
    judging("consent = all");
    assertThat(dials("p1")).isEqualTo(Verdict.drop());
    assertThat(dialled()).isZero();
    assertThat(focus.wire().sent(ErrorIQ.class))
        .singleElement()
        .extracting(error -> error.getError().getDescriptiveText("en"))
        .asString()
        .startsWith("1 of 2 participants has not agreed yet.");
    focus.agrees("p2", TRANSCRIPTION);
    dials("p1");
    assertThat(dialled()).isEqualTo(1);
    assertThat(orders(ROOM.toString())).isEqualTo(Verdict.pass());
    assertThat(orders("other@muc.a")).isInstanceOf(Verdict.Answer.class);
  }

  @Test
  void whoIsNotInTheRoomCannotAsk() {
    judging("consent = all");
    for (Jid from :
        new Jid[] {null, TestFocus.jid(ROOM, "p3"), JidCreate.fromOrThrowUnchecked("p1@a/1")}) {
      assertThat(
              focus
                  .get(DialDoor.class)
                  .intercept(dial("jitsi_meet_transcribe", from), focus.wire()))
          .isInstanceOf(Verdict.Answer.class);
    }
  }

  @Test
  void itRunsForAsLongAsTheTranscriberIsThere() {
    judging("consent = exclude-unconsenting");
    dials("p1");
    comes();
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    assertThat(focus.saidTo("p1")).anyMatch(said -> said.contains("runs now: transcript"));
    focus.leaves("t");
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
    assertThat(orders(ROOM.toString())).isEqualTo(Verdict.drop()); // It would be another one.
  }

  @Test
  void whoTakesConsentBackHasItPutOut() {
    runs("withdrawal = stop");
    withdraws();
    assertThat(putOut()).hasSize(1);
    assertThat(putOut().get(0).toXML().toString()).contains("nick='t'", "role='none'");
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    focus.leaves("t");
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
  }

  @Test
  void whoComesLaterHasItPutOut() {
    runs("late-joiner = stop");
    focus.comes("p3");
    assertThat(putOut()).hasSize(1);
  }

  @Test
  void oneThatNobodyAskedForIsPutOut() {
    judging("consent = all");
    comes();
    assertThat(putOut()).hasSize(1);
  }

  @Test
  void oneThatNobodyAskedForIsNotTakenForAnExportThatWas() {
    judging("consent = all");
    focus.agrees("p2", TRANSCRIPTION);
    Transcription jitsi = new Transcription(focus);
    jitsi.isSet(true);
    comes();
    assertThat(putOut()).hasSize(1);
    assertThat(jitsi.lastHanded()).isEqualTo(Transcription.settings(true));
    assertThat(focus.health().alerts()).containsKey("transcriber");
  }

  @Test
  void whoeverOnlySaysToBeOneIsAParticipant() {
    judging("consent = all");
    focus.comesAs("t", "somebody@a/1", "transcriber");
    assertThat(putOut()).isEmpty();
  }

  /** As Jicofo did by itself up to 9646. */
  @Test
  void anOrderOfJicofosOwnIsJudged() {
    judging("consent = all");
    assertThat(orders(ROOM.toString())).isEqualTo(Verdict.drop());
    assertThat(focus.wire().delivered()).hasOnlyElementsOfType(ErrorIQ.class);
    focus.agrees("p2", TRANSCRIPTION);
    assertThat(orders(ROOM.toString())).isEqualTo(Verdict.drop());
    assertThat(focus.wire().sent(DialIq.class)).hasSize(1);
    comes();
    assertThat(putOut()).isEmpty();
  }
}
