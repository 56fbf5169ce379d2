package jitsiprivacy.jvb;

import static jitsiprivacy.jvb.TestBridge.FOCUS;
import static jitsiprivacy.jvb.TestRequest.EXPORT;
import static jitsiprivacy.jvb.TestRequest.creating;
import static jitsiprivacy.jvb.TestRequest.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.colibri.GrantStanzas.Asks;
import jitsiprivacy.recording.grant.GrantSigner;
import jitsiprivacy.recording.grant.Medium;
import jitsiprivacy.recording.grant.PublishPermission;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class BridgeGuardTest {

  private static final String KEY_FILE = "keys/bridge-grant/focus.pub";
  private static final Jid SOMEBODY = JidCreate.fromOrThrowUnchecked("jvbbrewery@internal.a/jvb-2");

  @TempDir Path state;

  private TestBridge bridge() {
    return bridge(false);
  }

  private TestBridge bridge(boolean requireFocusGuard) {
    TestBridge bridge = new TestBridge(state, requireFocusGuard, KEY_FILE);
    bridge.focus();
    bridge.timePasses();
    return bridge;
  }

  private static int exports(ConferenceModifyIQ request) {
    return request.getConnects() == null ? 0 : request.getConnects().getConnects().size();
  }

  @Test
  void anExportThatIsGrantedBegins() {
    TestBridge bridge = bridge();
    bridge.isGranted(EXPORT);
    ConferenceModifyIQ request = creating().exporting().from(FOCUS);
    assertThat(bridge.isAsked(request)).isEqualTo(Verdict.pass());
    assertThat(exports(request)).isEqualTo(1);
    assertThat(bridge.alerts()).isEmpty();
  }

  @Test
  void oneThatIsNotGrantedIsTakenOutOfWhatItsFocusAsksFor() {
    TestBridge bridge = bridge();
    ConferenceModifyIQ request = creating().inviting("p1").exporting().from(FOCUS);
    assertThat(bridge.isAsked(request)).isEqualTo(Verdict.replace(request));
    assertThat(exports(request)).isZero();
    assertThat(request.getEndpoints()).hasSize(1);
    ConferenceModifyIQ later = some().exporting().from(FOCUS);
    assertThat(bridge.isAsked(later)).isEqualTo(Verdict.replace(later));
    assertThat(exports(later)).isZero();
    assertThat(bridge.alerts())
        .containsEntry(
            "export",
            "an export (recorder) to recorder.example.com was refused:"
                + " jvbbrewery@internal.a/focus asked for it without a grant");
  }

  @Test
  void aHandMadeOneIsAnsweredWithAnError() {
    TestBridge bridge = bridge();
    bridge.isAsked(creating().inviting("p1").from(FOCUS));
    for (Jid sender : List.of(SOMEBODY, FOCUS.asBareJid())) {
      assertThat(bridge.isAsked(some().exporting().from(sender)))
          .isInstanceOfSatisfying(
              Verdict.Answer.class,
              answer -> assertThat(answer.condition()).isEqualTo(Condition.not_allowed));
    }
  }

  @Test
  void aGrantIsOfNoUseForASecondExport() {
    TestBridge bridge = bridge();
    String grant = bridge.focus().sign(TestBridge.MEETING, TestBridge.ADDRESS.toString(), EXPORT);
    bridge.hears(grant);
    bridge.isAsked(creating().exporting().from(FOCUS));
    bridge.hears(grant);
    assertThat(bridge.alerts().get("grant")).endsWith("does not count: it was sent before");
    ConferenceModifyIQ again = some().exporting().from(FOCUS);
    bridge.isAsked(again);
    assertThat(exports(again)).isZero();
  }

  @Test
  void whatIsTakenBackNeedsNoGrant() {
    ConferenceModifyIQ request = some().takingBack().from(FOCUS);
    assertThat(bridge().isAsked(request)).isEqualTo(Verdict.pass());
    assertThat(exports(request)).isEqualTo(1);
  }

  @Test
  void endpointsNeedNoGrantUnlessThatIsRequired() {
    ConferenceModifyIQ request = creating().inviting("p1").from(FOCUS);
    assertThat(bridge().isAsked(request)).isEqualTo(Verdict.pass());
    assertThat(request.getEndpoints().get(0).getForceMute()).isNull();
  }

  @Test
  void whomNobodyVouchedForIsMuted() {
    TestBridge bridge = bridge(true);
    ConferenceModifyIQ request = creating().inviting("p1").muting("p2", true, false).from(FOCUS);
    assertThat(bridge.isAsked(request)).isEqualTo(Verdict.replace(request));
    request.getEndpoints().forEach(each -> assertMuted(each.getForceMute()));
    assertThat(bridge.alerts()).containsOnlyKeys("not-vouched-for");
  }

  private static void assertMuted(ForceMute mute) {
    assertThat(mute.getAudio()).isTrue();
    assertThat(mute.getVideo()).isTrue();
  }

  @Test
  void whomTheFocusVouchedForIsNot() {
    TestBridge bridge = bridge(true);
    bridge.isGranted(new PublishPermission("p1", Set.of(Medium.values())));
    bridge.isGranted(new PublishPermission("p2", Set.of(Medium.VIDEO)));
    ConferenceModifyIQ request = creating().inviting("p1").muting("p2", true, false).from(FOCUS);
    assertThat(bridge.isAsked(request)).isEqualTo(Verdict.pass());
    assertThat(request.getEndpoints().get(0).getForceMute()).isNull();
    assertThat(request.getEndpoints().get(1).getForceMute().getVideo()).isFalse();
  }

  @Test
  void mutingNeedsNobodyToVouch() {
    ConferenceModifyIQ request = some().muting("p1", true, true).from(FOCUS);
    assertThat(bridge(true).isAsked(request)).isEqualTo(Verdict.pass());
  }

  @Test
  void aFocusThatIsNotKnownGrantsNothing() throws GeneralSecurityException {
    TestBridge bridge = bridge();
    GrantSigner other =
        new GrantSigner(
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Clock.systemUTC());
    bridge.hears(other.sign(TestBridge.MEETING, TestBridge.ADDRESS.toString(), EXPORT));
    assertThat(bridge.isAsked(some().exporting().from(FOCUS))).isInstanceOf(Verdict.Answer.class);
    TestBridge told = new TestBridge(state, false, other.verifier().toString());
    told.hears(other.sign(TestBridge.MEETING, TestBridge.ADDRESS.toString(), EXPORT));
    assertThat(told.isAsked(some().exporting().from(FOCUS))).isEqualTo(Verdict.pass());
  }

  @Test
  void theKeyOfAFocusThatStartsLaterIsReadThen() {
    TestBridge bridge = new TestBridge(state, false, KEY_FILE);
    assertThat(bridge.alerts()).containsOnlyKeys("focus-key");
    bridge.focus();
    bridge.timePasses();
    assertThat(bridge.alerts()).isEmpty();
    bridge.isGranted(EXPORT);
    assertThat(bridge.isAsked(some().exporting().from(FOCUS))).isEqualTo(Verdict.pass());
  }

  @Test
  void itSaysWhatItAsksFor() {
    Presence presence = StanzaBuilder.buildPresence().to(TestBridge.ADDRESS).build();
    assertThat(GrantStanzas.announced(bridge().says(presence))).contains(Asks.EXPORT);
    assertThat(GrantStanzas.announced(bridge(true).says(presence))).contains(Asks.EXPORT);
    Presence other = StanzaBuilder.buildPresence().to(TestBridge.ADDRESS).build();
    assertThat(GrantStanzas.announced(bridge(true).says(other))).contains(Asks.EXPORT_AND_PUBLISH);
    Presence toNobody = StanzaBuilder.buildPresence().build();
    assertThat(GrantStanzas.announced(bridge().says(toNobody))).isEqualTo(Optional.empty());
  }

  @Test
  void overHttpNothingIsExportedAndNobodyIsVouchedFor() {
    TestBridge bridge = bridge(true);
    bridge.isGranted(EXPORT);
    assertThat(bridge.isAskedOverHttp(some().exporting().from(null))).isFalse();
    assertThat(bridge.alerts().get("export")).endsWith("it was asked for over HTTP");
    assertThat(bridge.isAskedOverHttp(some().takingBack().from(null))).isTrue();
    ConferenceModifyIQ request = creating().inviting("p1").from(null);
    assertThat(bridge.isAskedOverHttp(request)).isTrue();
    assertMuted(request.getEndpoints().get(0).getForceMute());
    ConferenceModifyIQ open = creating().inviting("p1").from(null);
    assertThat(bridge().isAskedOverHttp(open)).isTrue();
    assertThat(open.getEndpoints().get(0).getForceMute()).isNull();
  }

  @Test
  void whatIsLeftOpenIsNamed() {
    assertThat(bridge().holes()).containsOnlyKeys("focus-guard-not-required");
    assertThat(bridge(true).holes()).isEmpty();
  }

  @Test
  void whatIsNoKeyIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new BridgeGuardOptions(true, List.of("ed25519:no"), false))
        .hasMessage(
            "not the public key of a focus: ed25519: and 44 characters of base64 are expected");
    assertThatThrownBy(() -> new BridgeGuardOptions(true, List.of(" "), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BridgeGuardOptions(true, List.of(), true))
        .hasMessageContaining("require-focus-guard is on and focus-keys names no key");
    assertThat(new BridgeGuardOptions(true, List.of(), false).focusKeys()).isEmpty();
  }
}
