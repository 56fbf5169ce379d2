package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.recording.Transcription.hasConnect;
import static jitsiprivacy.jicofo.room.Restriction.MUTED;
import static jitsiprivacy.jicofo.room.Restriction.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jitsiprivacy.jicofo.TestFocus;
import org.jitsi.xmpp.extensions.colibri2.Connect.Types;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connects in Jicofo's requests that no setting of a room asked for. */
class UnaskedExportTest {

  private static final String RECORDER = "wss://recorder.example/";

  private TestFocus focus;
  private Transcription jitsi;

  @AfterEach
  void close() {
    focus.close();
  }

  private void judging(String rule) {
    focus = TestFocus.judging("{ name = rule, " + rule + " }");
    jitsi = new Transcription(focus);
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE);
  }

  private void runs(String rule) {
    judging(rule);
    focus.agrees("p2", RECORDING);
    assertThat(hasConnect(jitsi.connects("r", Types.RECORDER, RECORDER))).isFalse();
    assertThat(jitsi.ours()).hasSize(1);
  }

  @Test
  void withoutTheConsentOfAllItIsLeftOutAndTheOperatorTold() {
    judging("require.consent = all");
    assertThat(hasConnect(jitsi.connects("r", Types.RECORDER, RECORDER))).isFalse();
    assertThat(jitsi.ours()).isEmpty();
    assertThat(focus.health().alerts()).containsKey("export-refused");
  }

  @Test
  void whatIsAllowedBeginsWithARequestOfOurOwn() {
    runs("require.consent = all");
    assertThat(jitsi.ours().get(0))
        .contains("id='r'", "create='true'", "url='" + RECORDER + "'", "type='recorder'");
    assertThat(focus.saidTo("p2")).anyMatch(said -> said.contains("runs now"));
  }

  @Test
  void aRuleNamesWhereItMayGo() {
    judging("destinations = [ \"*.house.example\" ], require.consent = exclude-unconsenting");
    jitsi.connects("a", Types.RECORDER, RECORDER);
    jitsi.connects("b", Types.RECORDER, "wss://me:secret@in.house.example/");
    assertThat(jitsi.ours()).isEmpty();
    jitsi.connects("c", Types.RECORDER, "wss://in.house.example/");
    assertThat(jitsi.ours()).singleElement().asString().contains("in.house.example");
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
  }

  @Test
  void moreOfTheSameGoesWithItAndToElsewhereDoesNot() {
    runs("destinations = [ \"recorder.example\", \"other.example\" ]");
    jitsi.connects("s", Types.RECORDER, RECORDER);
    jitsi.changes("r", Types.RECORDER, RECORDER);
    jitsi.connects("o", Types.RECORDER, "wss://other.example");
    jitsi.connects("e", Types.RECORDER, "wss://elsewhere.example");
    jitsi.connects("t", Types.TRANSCRIBER, RECORDER);
    assertThat(jitsi.ours())
        .extracting(request -> request.replaceAll(".* id='(.)' .*", "$1"))
        .containsExactly("r", "s", "r", "o");
    assertThat(jitsi.ours().get(2)).doesNotContain("create");
  }

  /** The bridge would take it for an error, and Jicofo would invite everybody anew. */
  @Test
  void aChangeOfOneThatTheBridgeDoesNotKnowBeginsIt() {
    runs("require.consent = all");
    jitsi.changes("s", Types.RECORDER, RECORDER);
    assertThat(jitsi.ours().get(1)).contains("id='s'", "create='true'");
  }

  @Test
  void whoTakesConsentBackStopsAllOfIt() {
    runs("require.withdrawal = stop");
    jitsi.bridgeAnswers(Optional.empty());
    jitsi.connects("s", Types.RECORDER, RECORDER);
    assertThat(jitsi.ours()).hasSize(2);
    jitsi.bridgeAnswers(Optional.empty());
    focus.withdraws("p2");
    assertThat(jitsi.ours()).hasSize(4);
    jitsi.bridgeAnswers(Optional.empty());
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    jitsi.bridgeAnswers(Optional.of(Condition.item_not_found));
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
  }

  @Test
  void aBridgeThatWillNotEndsIt() {
    judging("require.consent = exclude-unconsenting");
    jitsi.connects("r", Types.RECORDER, RECORDER);
    assertThat(jitsi.ours()).hasSize(1);
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    jitsi.bridgeAnswers(Optional.of(Condition.feature_not_implemented));
    assertThat(jitsi.ours()).hasSize(2);
    jitsi.bridgeAnswers(Optional.empty());
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
  }

  @Test
  void itBeginsWhenAllHaveAgreedInTimeUnlessJicofoTookItBack() {
    judging("require.starts-within = 1 minute");
    jitsi.connects("r", Types.RECORDER, RECORDER);
    jitsi.expires("r");
    focus.agrees("p2", RECORDING);
    assertThat(jitsi.ours()).isEmpty();
    focus.withdraws("p2");
    jitsi.connects("r", Types.RECORDER, RECORDER);
    assertThat(jitsi.ours()).isEmpty();
    focus.agrees("p2", RECORDING);
    assertThat(jitsi.ours()).hasSize(1);
  }
}
