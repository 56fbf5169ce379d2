package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.TRANSCRIPTION;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static jitsiprivacy.jicofo.recording.Transcription.hasConnect;
import static jitsiprivacy.jicofo.recording.Transcription.settings;
import static jitsiprivacy.jicofo.room.Restriction.MUTED;
import static jitsiprivacy.jicofo.room.Restriction.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.Connect.Types;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** A room's settings have its meeting transcribed by an export. */
class MetadataDoorTest {

  private TestFocus focus;
  private Transcription jitsi;

  @AfterEach
  void close() {
    focus.close();
  }

  /** Two are there, of whom one has agreed. */
  private void judging(String require) {
    focus = TestFocus.judging("{ name = rule, require { " + require + " } }");
    jitsi = new Transcription(focus);
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
    jitsi.isSet(true);
    begins();
  }

  /** With a request of our own, and not with Jicofo's. */
  private void begins() {
    int before = jitsi.ours().size();
    assertThat(hasConnect(jitsi.connects("t", Types.TRANSCRIBER, Transcription.TEXT))).isFalse();
    assertThat(jitsi.ours()).hasSize(before + 1);
    assertThat(jitsi.ours().get(before)).contains("id='t'", "create='true'");
    jitsi.bridgeAnswers(Optional.empty());
  }

  /** The bridge is told so by us. */
  private void ends() {
    assertThat(jitsi.ours().get(jitsi.ours().size() - 1)).contains("id='t'", "expire='true'");
    jitsi.bridgeAnswers(Optional.empty());
  }

  @Test
  void withoutTheConsentOfAllJicofoIsToldThatItIsOff() {
    judging("consent = all");
    assertThat(jitsi.isSet(true)).isEqualTo(Verdict.drop());
    assertThat(jitsi.handed()).containsExactly(settings(false));
  }

  @Test
  void whatIsAllowedIsHandedOnAndBegins() {
    runs("consent = all");
    assertThat(jitsi.handed()).containsExactly(settings(false), settings(true));
    assertThat(focus.saidTo("p1")).anyMatch(said -> said.contains("runs now: transcript"));
  }

  @Test
  void itIsJudgedOnceHoweverOftenItIsSaid() {
    judging("consent = all");
    jitsi.isSet(true);
    int asked = focus.saidTo("p2").size();
    jitsi.isSet(true);
    assertThat(focus.saidTo("p2")).hasSize(asked);
    focus.agrees("p2", TRANSCRIPTION);
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
    jitsi.isSet(false);
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(true));
  }

  @Test
  void itStartsByItselfWhenAllHaveAgreed() {
    judging("starts-within = 1 minute");
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
    focus.agrees("p2", TRANSCRIPTION);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(true));
  }

  @Test
  void whatIsSwitchedOffWhileItWaitsDoesNotStart() {
    judging("starts-within = 1 minute");
    jitsi.isSet(true);
    jitsi.isSet(false);
    focus.agrees("p2", TRANSCRIPTION);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
  }

  @Test
  void whoHasNotAgreedIsMutedUntilItHasEnded() {
    judging("consent = exclude-unconsenting");
    jitsi.isSet(true);
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    begins();
    jitsi.isSet(false);
    jitsi.expires("t");
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    ends();
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
  }

  @Test
  void whoTakesConsentBackStopsItAtTheBridgeAndInJicofo() {
    runs("withdrawal = stop");
    withdraws();
    assertThat(focus.occupant("p2").restriction()).isEqualTo(MUTED);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
    assertThat(jitsi.ours().get(1)).contains("type='transcriber'", "protocol='mediajson'");
    ends();
    assertThat(focus.occupant("p2").restriction()).isEqualTo(NONE);
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false)); // Until somebody switches it on.
  }

  @Test
  void whoComesLaterStopsIt() {
    runs("late-joiner = stop");
    focus.comes("p3");
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
    ends();
    assertThat(focus.occupant("p3").restriction()).isEqualTo(NONE);
  }

  @Test
  void aMoveToAnotherBridgeIsTheSameTranscription() {
    runs("consent = all");
    int said = focus.saidTo("p1").size();
    jitsi.expires("t");
    ends();
    begins();
    assertThat(focus.saidTo("p1")).hasSize(said);
  }

  @Test
  void theRestOfTheSettingsStaysAsItIs() {
    judging("consent = all");
    String rest = "\"visitors\":{\"live\":true},\"participants\":[\"a\"],\"limit\":1.50";
    String on =
        "{\"type\":\"room_metadata\",\"metadata\":{\"asyncTranscription\":true,%s,"
            + "\"recording\":{\"isTranscribingEnabled\":%s},\"audioTranslationRequests\":%s}}";
    jitsi.isSet(
        JidCreate.fromOrThrowUnchecked("metadata.a"),
        on.formatted(rest, "true", "{\"p1\":[\"fr\"]}"));
    assertThat(jitsi.handed().get(0)).isEqualTo(on.formatted(rest, "false", "{}"));
  }

  @Test
  void nobodyButTheComponentIsHeeded() {
    judging("consent = all");
    focus.agrees("p2", TRANSCRIPTION);
    DiscoverInfo answer =
        DiscoverInfo.builder("id")
            .from(JidCreate.fromOrThrowUnchecked("a"))
            .ofType(IQ.Type.result)
            .addIdentity(new Identity("component", "metadata.a", "room_metadata"))
            .build();
    focus.get(MetadataComponent.class).intercept(answer, focus.wire());
    for (String other : new String[] {ROOM + "/p1", "metadata.b", "metadata.a/1", "p@metadata.a"}) {
      assertThat(jitsi.isSet(JidCreate.fromOrThrowUnchecked(other), settings(true)))
          .isEqualTo(Verdict.pass());
    }
    assertThat(jitsi.handed()).isEmpty();
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(true));
  }

  @Test
  void itWaitsForTheFirstToCome() {
    focus = TestFocus.judging("{ name = rule, require.starts-within = 1 minute }");
    jitsi = new Transcription(focus);
    jitsi.isSet(true);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(false));
    focus.comes("p1");
    focus.agrees("p1", TRANSCRIPTION);
    assertThat(jitsi.lastHanded()).isEqualTo(settings(true));
  }

  @Test
  void aModeratorIsToldWhyNot() {
    judging("consent = all");
    focus.moderates("p1");
    jitsi.isSet(true);
    assertThat(focus.saidTo("p1"))
        .anyMatch(said -> said.contains("1 of 2 participants has not agreed yet."));
  }
}
