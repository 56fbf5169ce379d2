package jitsiprivacy.testbed.standins.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.testbed.standins.ice.IceSession;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/** The ICE of one conference's endpoints. Guarded by {@link BridgeConferences}. */
final class BridgeIce {
  private final Optional<SinglePortUdpHarvester> socket;
  private final Map<String, IceSession> sessions = new HashMap<>();

  /**
   * @param socket the bridge's only one; without it, which is how nearly every test runs,
   *     transports lead nowhere
   */
  BridgeIce(Optional<SinglePortUdpHarvester> socket) {
    this.socket = socket;
  }

  /** As the real one's: of all endpoints, and told apart by what they send first. */
  static SinglePortUdpHarvester socket(String address, int port) {
    try {
      return new SinglePortUdpHarvester(
          new TransportAddress(InetAddress.getByName(address), port, Transport.UDP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The transport of a new endpoint. */
  IceUdpTransportPacketExtension offer(String endpoint) {
    if (socket.isEmpty()) {
      return BridgeTransport.toNowhere(endpoint);
    }
    var session = new IceSession(socket.get(), true);
    sessions.put(endpoint, session);
    return BridgeTransport.to(session, endpoint);
  }

  /** The endpoint has said what its own transport is. */
  void check(String endpoint, IceUdpTransportPacketExtension transport) {
    IceSession session = sessions.get(endpoint);
    if (session != null) {
      session.check(transport);
    }
  }

  void expire(String endpoint) {
    IceSession session = sessions.remove(endpoint);
    if (session != null) {
      session.close();
    }
  }

  void expireAll() {
    sessions.values().forEach(IceSession::close);
    sessions.clear();
  }
}
