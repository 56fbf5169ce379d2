package jitsiprivacy.testbed.standins.focus;

import java.net.URI;
import java.util.Collection;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.EntityFullJid;

/**
 * One conference's talk with its bridge. Waits only for what it needs to know, which is a new
 * endpoint's transport: a bridge that goes away does not answer any more.
 */
final class Colibri {
  private static final Logger LOGGER = Logger.getLogger(Colibri.class.getName());

  private final XMPPConnection connection;
  private final String room;
  private final FocusConfig.Exports exports;
  private volatile String meetingId;

  Colibri(XMPPConnection connection, String room, FocusConfig.Exports exports) {
    this.connection = connection;
    this.room = room;
    this.exports = exports;
  }

  /** Before anything else. */
  void meeting(String id) {
    meetingId = id;
  }

  /** Returns the endpoint's transport, or {@code null} when the bridge would not have it. */
  IceUdpTransportPacketExtension create(MediaSession session, boolean firstAtBridge) {
    ConferenceModifyIQ request = creation(session, firstAtBridge);
    IQ answer = sendAndWait(request);
    if (firstAtBridge && isConflict(answer)) {
      // A focus that was here before has left it there. As Jicofo's, which then begins anew.
      send(request(session.bridge()).setExpire(true).build());
      answer = sendAndWait(creation(session, firstAtBridge));
    }
    return answer instanceof ConferenceModifiedIQ modified ? transport(session, modified) : null;
  }

  private static boolean isConflict(IQ answer) {
    return answer != null
        && answer.getError() != null
        && answer.getError().getCondition() == StanzaError.Condition.conflict;
  }

  private ConferenceModifyIQ creation(MediaSession session, boolean firstAtBridge) {
    var request = request(session.bridge());
    if (firstAtBridge) {
      request.setCreate(true);
      request.setConferenceName(room);
      exports
          .unasked()
          .ifPresent(
              url -> request.addConnect(connect("unasked", url, Connect.Types.RECORDER, true)));
    }
    var endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(session.member().getName());
    endpoint.setCreate(true);
    endpoint.setTransport(Transport.getBuilder().setIceControlling(true).build());
    endpoint.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    if (session.audioForceMuted() || session.videoForceMuted()) {
      endpoint.setForceMute(session.audioForceMuted(), session.videoForceMuted());
    }
    request.addEndpoint(endpoint.build());
    return request.build();
  }

  private static IceUdpTransportPacketExtension transport(
      MediaSession session, ConferenceModifiedIQ answer) {
    return answer.getEndpoints().stream()
        .filter(e -> e.getId().equals(session.member().getName()) && e.getTransport() != null)
        .findFirst()
        .map(e -> e.getTransport().getIceUdpTransport())
        .orElse(null);
  }

  void update(MediaSession session, IceUdpTransportPacketExtension transport) {
    var endpoint = endpoint(session);
    endpoint.setTransport(Transport.getBuilder().setIceUdpExtension(transport).build());
    send(request(session.bridge()).addEndpoint(endpoint.build()).build());
  }

  /** All sessions must be at one bridge. */
  void forceMute(Collection<MediaSession> sessions) {
    var request = request(sessions.iterator().next().bridge());
    for (MediaSession session : sessions) {
      var endpoint = endpoint(session);
      endpoint.setForceMute(session.audioForceMuted(), session.videoForceMuted());
      request.addEndpoint(endpoint.build());
    }
    send(request.build());
  }

  void transcribe(EntityFullJid bridge, boolean on) {
    exports
        .transcription()
        .ifPresent(
            template -> {
              var request = request(bridge);
              String url = template.replace("{{MEETING_ID}}", meetingId);
              request.addConnect(connect("transcriber", url, Connect.Types.TRANSCRIBER, on));
              send(request.build());
            });
  }

  private static Connect connect(String id, String url, Connect.Types type, boolean begins) {
    return new Connect(
        id, URI.create(url), Connect.Protocols.MEDIAJSON, type, true, false, begins, !begins);
  }

  void expire(MediaSession session) {
    var endpoint = endpoint(session);
    endpoint.setExpire(true);
    send(request(session.bridge()).addEndpoint(endpoint.build()).build());
  }

  private static Colibri2Endpoint.Builder endpoint(MediaSession session) {
    var endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(session.member().getName());
    return endpoint;
  }

  private ConferenceModifyIQ.Builder request(EntityFullJid bridge) {
    var request = ConferenceModifyIQ.builder(connection);
    request.to(bridge);
    request.setMeetingId(meetingId);
    return request;
  }

  /** Returns the answer, be it an error, or {@code null} when there is none. */
  private IQ sendAndWait(ConferenceModifyIQ request) {
    try (StanzaCollector collector = connection.createStanzaCollectorAndSend(request)) {
      IQ answer = collector.nextResult();
      if (answer != null && answer.getError() != null) {
        LOGGER.warning("The bridge refused a request: " + answer.getError());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (SmackException.NotConnectedException e) {
      refused(e);
      return null;
    }
  }

  private void send(ConferenceModifyIQ request) {
    connection.sendIqRequestAsync(request).onError(Colibri::refused);
  }

  private static void refused(Exception e) {
    LOGGER.warning("The bridge refused a request: " + e.getMessage());
  }
}
