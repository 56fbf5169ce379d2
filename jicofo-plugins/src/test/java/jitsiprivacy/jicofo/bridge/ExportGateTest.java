package jitsiprivacy.jicofo.bridge;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.colibri.GrantStanzas.Asks;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.publish.PublishGate;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

class ExportGateTest {

  private static final EntityFullJid BRIDGE =
      JidCreate.entityFullFromOrThrowUnchecked(TestFocus.BRIDGES + "/jvb-1");
  private static final EntityFullJid OTHER =
      JidCreate.entityFullFromOrThrowUnchecked(TestFocus.BRIDGES + "/jvb-2");

  private final TestFocus focus = TestFocus.with(Gate.PUBLISH);

  @BeforeEach
  void come() {
    focus.comes("p1");
    focus.comes("p2");
    announces(BRIDGE, Asks.EXPORT);
  }

  @AfterEach
  void close() {
    focus.close();
  }

  private void announces(EntityFullJid bridge, Asks asks) {
    Presence presence = presence(bridge).build();
    if (asks != null) {
      GrantStanzas.announce(presence, asks);
    }
    hears(presence);
  }

  private static PresenceBuilder presence(EntityFullJid bridge) {
    return StanzaBuilder.buildPresence().from(bridge).addExtension(new ColibriStatsExtension());
  }

  private void hears(Presence presence) {
    focus.get(BridgeRoom.class).intercept(presence, focus.wire());
  }

  private static ConferenceModifyIQ.Builder request() {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("host");
    request.to(BRIDGE);
    request.setMeetingId("meeting");
    request.setConferenceName(ROOM.toString());
    return request;
  }

  private static ConferenceModifyIQ exporting(Connect.Types type) {
    ConferenceModifyIQ.Builder request = request();
    request.addConnect(
        new Connect(
            "id",
            URI.create("ws://recorder.example.com/"),
            Connect.Protocols.MEDIAJSON,
            type,
            true,
            false,
            true,
            false));
    return request.build();
  }

  private Verdict leaves(ConferenceModifyIQ request) {
    focus.get(PublishGate.class).intercept(request, focus.wire());
    Verdict verdict = focus.get(ExportGate.class).intercept(request, focus.wire());
    focus.wire().leaves(request);
    focus.get(PublishGate.class).sent(request, focus.wire(), null);
    focus.get(ExportGate.class).sent(request, focus.wire(), null);
    return verdict;
  }

  private List<String> grants() {
    return focus.wire().sent(Message.class).stream()
        .flatMap(message -> GrantStanzas.grant(message).stream())
        .toList();
  }

  @Test
  void withoutTheConsentOfAllItIsLeftOut() {
    focus.agrees("p1", CONFERENCE, RECORDING);
    ConferenceModifyIQ request = exporting(Connect.Types.RECORDER);
    assertThat(leaves(request)).isEqualTo(Verdict.replace(request));
    assertThat(request.getConnects()).isNull();
    assertThat(grants()).isEmpty();
  }

  @Test
  void withTheConsentOfAllItIsGrantedAhead() {
    focus.agrees("p1", RECORDING);
    focus.agrees("p2", RECORDING);
    ConferenceModifyIQ request = exporting(Connect.Types.RECORDER);
    assertThat(leaves(request)).isEqualTo(Verdict.replace(request));
    assertThat(grants()).isEmpty();
    focus.wire().pumpAll();
    assertThat(grants())
        .singleElement()
        .asString()
        .contains(
            "allow export\nconference meeting\nbridge "
                + BRIDGE
                + "\nkind recorder\ndestination ws://recorder.example.com/\nmedia audio\nsources *\n");
    List<Stanza> sent = focus.wire().sent(Stanza.class);
    int ours = lastRequest(sent);
    assertThat(sent.get(ours)).isNotEqualTo(request);
    assertThat(sent.get(ours).toXML().toString()).contains("<connect ", "create='true'");
    assertThat(sent.get(ours - 1)).isInstanceOf(Message.class);
  }

  @Test
  void toBeRecordedIsNotToBeTranscribed() {
    focus.agrees("p1", RECORDING);
    focus.agrees("p2", RECORDING);
    ConferenceModifyIQ request = exporting(Connect.Types.TRANSCRIBER);
    assertThat(leaves(request)).isEqualTo(Verdict.replace(request));
  }

  @Test
  void inARoomThatIsNotKnownNobodyAgreed() {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("host");
    request.to(BRIDGE);
    request.setMeetingId("another");
    request.addConnect(exporting(Connect.Types.RECORDER).getConnects().getConnects().get(0));
    ConferenceModifyIQ built = request.build();
    assertThat(leaves(built)).isEqualTo(Verdict.replace(built));
  }

  @Test
  void aBridgeWithoutTheGuardIsSentNoGrantAndIsNamed() {
    announces(BRIDGE, null);
    announces(OTHER, Asks.EXPORT);
    focus.agrees("p1", RECORDING);
    focus.agrees("p2", RECORDING);
    leaves(exporting(Connect.Types.RECORDER));
    focus.wire().pumpAll();
    assertThat(grants()).isEmpty();
    assertThat(focus.health().holes().get("unguarded-bridges"))
        .startsWith("1 of 2 bridges have no bridge-guard (jvb-1): ");
    hears(presence(BRIDGE).ofType(Presence.Type.unavailable).build());
    assertThat(focus.health().holes()).doesNotContainKey("unguarded-bridges");
  }

  @Test
  void whoeverSaysInAnotherRoomToBeABridgeIsNone() {
    announces(TestFocus.jid(ROOM, "p1"), null);
    assertThat(focus.health().holes()).doesNotContainKey("unguarded-bridges");
  }

  @Test
  void endpointsAreVouchedForWhereTheBridgeAsks() {
    announces(BRIDGE, Asks.EXPORT_AND_PUBLISH);
    focus.agrees("p1", CONFERENCE);
    leaves(inviting("p1"));
    assertThat(grants()).singleElement().asString().contains("endpoint p1\nmedia audio video\n");
    leaves(inviting("p2"));
    assertThat(grants()).hasSize(1);
  }

  @Test
  void whoAgreesLaterIsVouchedForBeforeTheBridgeIsToldByUs() {
    announces(BRIDGE, Asks.EXPORT_AND_PUBLISH);
    leaves(inviting("p1"));
    assertThat(grants()).isEmpty();
    focus.agrees("p1", CONFERENCE);
    focus.wire().pumpAll();
    assertThat(grants()).hasSize(1);
    List<Stanza> sent = focus.wire().sent(Stanza.class);
    int request = lastRequest(sent);
    assertThat(sent.get(request - 1)).isInstanceOf(Message.class);
    assertThat(sent.get(request - 1).getTo().equals(BRIDGE)).isTrue();
    focus.withdraws("p1");
    focus.wire().pumpAll();
    assertThat(grants()).hasSize(1);
  }

  private static int lastRequest(List<Stanza> sent) {
    int last = sent.size() - 1;
    while (!(sent.get(last) instanceof ConferenceModifyIQ)) {
      last--;
    }
    return last;
  }

  @Test
  void whereNobodyAsksNobodyIsVouchedFor() {
    focus.agrees("p1", CONFERENCE);
    leaves(inviting("p1"));
    assertThat(grants()).isEmpty();
  }

  private static ConferenceModifyIQ inviting(String id) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setCreate(true);
    ConferenceModifyIQ.Builder request = request();
    request.addEndpoint(endpoint.build());
    return request.build();
  }
}
