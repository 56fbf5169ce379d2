package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.Jid;

/** What becomes of recordings in Jicofo, as a test plays it. */
record Jibri(TestFocus focus) {

  /** A request to start a recording. */
  static JibriIq request(Jid from, String id) {
    JibriIq request = new JibriIq();
    request.setFrom(from);
    request.setStanzaId(id);
    request.setType(IQ.Type.set);
    request.setAction(JibriIq.Action.START);
    request.setRecordingMode(JibriIq.RecordingMode.FILE);
    return request;
  }

  /** Whether Jicofo got a request to start. */
  boolean started() {
    return orders(JibriIq.Action.START).size() > 0;
  }

  /** The session that Jicofo is to stop, if it is. */
  Optional<JibriIq> stopped() {
    return orders(JibriIq.Action.STOP).stream().findFirst();
  }

  List<String> refusals() {
    return focus.wire().sent(ErrorIQ.class).stream()
        .map(error -> error.getError().getDescriptiveText("en"))
        .toList();
  }

  /** Jicofo tells the room how a session is doing. */
  void says(JibriIq.Status status, String session) {
    RecordingStatus said = new RecordingStatus();
    said.setStatus(status);
    said.setSessionId(session);
    said.setRecordingMode(JibriIq.RecordingMode.FILE);
    Presence presence =
        StanzaBuilder.buildPresence().to(TestFocus.jid(ROOM, "focus")).addExtension(said).build();
    assertThat(focus.get(JibriReports.class).intercept(presence, focus.wire()))
        .isEqualTo(Verdict.pass());
  }

  private List<JibriIq> orders(JibriIq.Action action) {
    return focus.wire().delivered().stream()
        .filter(JibriIq.class::isInstance)
        .map(JibriIq.class::cast)
        .filter(iq -> iq.getAction() == action)
        .toList();
  }
}
