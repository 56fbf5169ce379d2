package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.jicofo.TestFocus.ROOM;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.bridge.ExportGate;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** What Jicofo and the component with the room's settings do about exports, as a test plays it. */
record Transcription(TestFocus focus) {

  static final EntityFullJid BRIDGE =
      JidCreate.entityFullFromOrThrowUnchecked(TestFocus.BRIDGES + "/jvb-1");
  static final String TEXT = "wss://text.example/meeting";

  /** The room's settings, of the component. */
  Verdict isSet(boolean transcribed) {
    return isSet(JidCreate.fromOrThrowUnchecked("metadata.a"), settings(transcribed));
  }

  Verdict isSet(Jid from, String json) {
    JsonMessageExtension extension = new JsonMessageExtension(json);
    extension.setAttribute("room", ROOM.toString());
    Message message = StanzaBuilder.buildMessage("id").from(from).addExtension(extension).build();
    return focus.get(MetadataDoor.class).intercept(message, focus.wire());
  }

  static String settings(boolean transcribed) {
    return "{\"type\":\"room_metadata\",\"metadata\":{\"recording\":{\"isTranscribingEnabled\":"
        + transcribed
        + "},\"asyncTranscription\":true}}";
  }

  /** The settings that Jicofo was given, in order. */
  List<String> handed() {
    return focus.wire().delivered().stream()
        .filter(Message.class::isInstance)
        .map(stanza -> stanza.getExtension(JsonMessageExtension.class).getJson())
        .toList();
  }

  String lastHanded() {
    List<String> all = handed();
    return all.get(all.size() - 1);
  }

  /** A request of Jicofo's with a connect; returns what is left of it. */
  ConferenceModifyIQ connects(String id, Connect.Types type, String url) {
    return leaves(
        request(
            new Connect(
                id, URI.create(url), Connect.Protocols.MEDIAJSON, type, true, false, true, false)));
  }

  /** Of one that it takes to be there. */
  ConferenceModifyIQ changes(String id, Connect.Types type, String url) {
    return leaves(
        request(
            new Connect(
                id,
                URI.create(url),
                Connect.Protocols.MEDIAJSON,
                type,
                true,
                false,
                false,
                false)));
  }

  ConferenceModifyIQ expires(String id) {
    return leaves(
        request(
            new Connect(
                id,
                URI.create(TEXT),
                Connect.Protocols.MEDIAJSON,
                Connect.Types.TRANSCRIBER,
                true,
                false,
                false,
                true)));
  }

  private ConferenceModifyIQ leaves(ConferenceModifyIQ request) {
    ExportGate gate = focus.get(ExportGate.class);
    gate.intercept(request, focus.wire());
    focus.wire().leaves(request);
    gate.sent(request, focus.wire(), null);
    return request;
  }

  private static ConferenceModifyIQ request(Connect connect) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("host");
    request.to(BRIDGE);
    request.setMeetingId("meeting");
    request.setConferenceName(ROOM.toString());
    request.addConnect(connect);
    return request.build();
  }

  static boolean hasConnect(ConferenceModifyIQ request) {
    return request.getConnects() != null && !request.getConnects().getConnects().isEmpty();
  }

  /** What we sent to bridges by ourselves, in order. */
  List<String> ours() {
    focus.wire().pumpAll();
    return focus.wire().sent(ConferenceModifyIQ.class).stream()
        .filter(request -> !"host".equals(request.getStanzaId()))
        .map(request -> request.toXML().toString())
        .toList();
  }

  /** The bridge answers the oldest request of ours. */
  void bridgeAnswers(Optional<StanzaError.Condition> error) {
    IQ request = focus.wire().unanswered();
    focus
        .wire()
        .answer(
            error
                .<IQ>map(condition -> IQ.createErrorResponse(request, condition))
                .orElseGet(() -> IQ.createResultIQ(request)));
  }
}
