package jitsiprivacy.testbed.standins.bridge;

import jitsiprivacy.testbed.standins.ice.IceSession;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/**
 * Transports that look like a bridge's. The address that leads nowhere is one that RFC 5737 keeps
 * for examples.
 */
final class BridgeTransport {

  private BridgeTransport() {}

  static IceUdpTransportPacketExtension toNowhere(String endpoint) {
    IceUdpTransportPacketExtension transport = withoutIce(endpoint);
    transport.setUfrag("bridge" + endpoint);
    transport.setPassword("password-of-the-bridge-" + endpoint);
    transport.addCandidate(candidate());
    return transport;
  }

  static IceUdpTransportPacketExtension to(IceSession session, String endpoint) {
    IceUdpTransportPacketExtension transport = withoutIce(endpoint);
    session.describe(transport, true);
    return transport;
  }

  private static IceUdpTransportPacketExtension withoutIce(String endpoint) {
    var transport = new IceUdpTransportPacketExtension();
    transport.addChildExtension(new IceRtcpmuxPacketExtension());
    var fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash("sha-256");
    fingerprint.setSetup("actpass");
    fingerprint.setFingerprint("00" + ":11".repeat(31));
    transport.addChildExtension(fingerprint);
    transport.addChildExtension(
        new WebSocketPacketExtension("wss://bridge.invalid/colibri-ws/" + endpoint));
    return transport;
  }

  private static IceCandidatePacketExtension candidate() {
    var candidate = new IceCandidatePacketExtension();
    candidate.setID("1");
    candidate.setFoundation("1");
    candidate.setComponent(1);
    candidate.setProtocol("udp");
    candidate.setPriority(2_130_706_431L);
    candidate.setIP("192.0.2.1");
    candidate.setPort(10_000);
    candidate.setType(CandidateType.host);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    return candidate;
  }
}
