package jitsiprivacy.jvb;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import jitsiprivacy.recording.grant.ExportPermission;
import jitsiprivacy.recording.grant.Medium;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/** What a focus asks a bridge for. */
final class TestRequest {

  static final String RECORDER = "ws://recorder.example.com/1";

  /** What is needed for {@link #exporting}. */
  static final ExportPermission EXPORT =
      new ExportPermission("recorder", RECORDER, Set.of(Medium.AUDIO), new TreeSet<>());

  private final ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("request");

  private TestRequest() {
    request.setMeetingId(TestBridge.MEETING);
  }

  static TestRequest some() {
    return new TestRequest();
  }

  static TestRequest creating() {
    TestRequest creating = new TestRequest();
    creating.request.setCreate(true);
    return creating;
  }

  TestRequest exporting() {
    request.addConnect(connect(true));
    return this;
  }

  TestRequest takingBack() {
    request.addConnect(connect(false));
    return this;
  }

  private static Connect connect(boolean create) {
    return new Connect(
        "id",
        URI.create(RECORDER),
        Connect.Protocols.MEDIAJSON,
        Connect.Types.RECORDER,
        true,
        false,
        create,
        !create);
  }

  TestRequest inviting(String id) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setCreate(true);
    request.addEndpoint(endpoint.build());
    return this;
  }

  TestRequest muting(String id, boolean audio, boolean video) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setForceMute(audio, video);
    request.addEndpoint(endpoint.build());
    return this;
  }

  ConferenceModifyIQ from(Jid sender) {
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.get); // As Jicofo does.
    iq.setFrom(sender);
    return iq;
  }
}
