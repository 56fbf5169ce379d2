package jitsiprivacy.testbed.standins.bridge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error.Reason;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** One conference of the bridge. Guarded by {@link BridgeConferences}. */
final class BridgeConference {
  private final String id;
  private final String name;
  private final String meetingId;
  private final BridgeIce ice;
  private final Map<String, Endpoint> endpoints = new TreeMap<>();
  private final Map<String, BridgeExport> exports = new TreeMap<>();

  /** Read by exports at any time. */
  private volatile List<String> heard = List.of();

  BridgeConference(String id, String name, String meetingId, BridgeIce ice) {
    this.ice = ice;
    this.id = id;
    this.name = name;
    this.meetingId = meetingId;
  }

  /** What the debug output tells of an endpoint. */
  record Endpoint(String id, boolean audioForceMuted, boolean videoForceMuted) {}

  void apply(ConferenceModifyIQ request, ConferenceModifiedIQ.Builder response)
      throws RequestRefused {
    for (Colibri2Endpoint asked : request.getEndpoints()) {
      response.addEndpoint(apply(asked));
    }
    heard =
        endpoints.values().stream().filter(e -> !e.audioForceMuted()).map(Endpoint::id).toList();
    if (request.getConnects() != null) {
      request.getConnects().getConnects().forEach(this::apply);
    }
  }

  private void apply(Connect asked) {
    if (asked.getExpire()) {
      stop(exports.remove(asked.getId()));
    } else if (asked.getCreate()) {
      stop(exports.put(asked.getId(), BridgeExport.to(asked.getUrl(), () -> heard)));
    }
  }

  private static void stop(BridgeExport export) {
    if (export != null) {
      export.close();
    }
  }

  /** Lets go of what it holds beside itself. */
  void end() {
    ice.expireAll();
    exports.values().forEach(BridgeExport::close);
    exports.clear();
  }

  private Colibri2Endpoint apply(Colibri2Endpoint asked) throws RequestRefused {
    var answer = Colibri2Endpoint.getBuilder();
    answer.setId(asked.getId());
    if (asked.getExpire()) {
      endpoints.remove(asked.getId());
      ice.expire(asked.getId());
      answer.setExpire(true);
      return answer.build();
    }
    Endpoint endpoint = endpoints.get(asked.getId());
    if (asked.getCreate()) {
      if (endpoint != null) {
        throw new RequestRefused(
            Condition.conflict, Reason.UNSPECIFIED, "endpoint exists: " + asked.getId());
      }
      endpoint = new Endpoint(asked.getId(), false, false);
      answer.setTransport(
          Transport.getBuilder().setIceUdpExtension(ice.offer(asked.getId())).build());
    } else if (endpoint == null) {
      throw new RequestRefused(
          Condition.item_not_found, Reason.UNKNOWN_ENDPOINT, "unknown endpoint: " + asked.getId());
    }
    Transport transport = asked.getTransport();
    if (transport != null && transport.getIceUdpTransport() != null) {
      ice.check(asked.getId(), transport.getIceUdpTransport());
    }
    // Without the element the state stays what it was; with it, both halves are set.
    ForceMute mute = asked.getForceMute();
    endpoints.put(
        asked.getId(),
        mute == null ? endpoint : new Endpoint(endpoint.id(), mute.getAudio(), mute.getVideo()));
    return answer.build();
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String meetingId() {
    return meetingId;
  }

  Map<String, Endpoint> endpoints() {
    return endpoints;
  }
}
