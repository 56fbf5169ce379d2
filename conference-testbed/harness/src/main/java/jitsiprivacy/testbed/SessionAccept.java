package jitsiprivacy.testbed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.CreatorEnum;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.SendersEnum;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.GroupPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtpDescriptionPacketExtension;
import org.jivesoftware.smack.packet.IQ;

/** A browser's answer to a session offer: a microphone, a camera, and a transport. */
final class SessionAccept {

  private SessionAccept() {}

  /**
   * @param transport as {@link #transport} makes it
   */
  static JingleIQ of(JingleIQ offer, String endpointId, IceUdpTransportPacketExtension transport) {
    JingleAction action =
        offer.getAction() == JingleAction.TRANSPORT_REPLACE
            ? JingleAction.TRANSPORT_ACCEPT
            : JingleAction.SESSION_ACCEPT;
    var accept = new JingleIQ(action, offer.getSID());
    accept.setType(IQ.Type.set);
    accept.setTo(offer.getFrom());
    accept.setInitiator(offer.getInitiator());
    accept.setResponder(offer.getTo());
    List<ContentPacketExtension> contents = new ArrayList<>();
    contents.add(content("audio", 111, "opus", 48_000, endpointId, transport));
    contents.add(content("video", 100, "VP8", 90_000, endpointId, transport));
    contents.forEach(accept::addContent);
    accept.addExtension(GroupPacketExtension.createBundleGroup(contents));
    return accept;
  }

  private static ContentPacketExtension content(
      String media,
      int payloadId,
      String codec,
      int rate,
      String endpointId,
      IceUdpTransportPacketExtension transport) {
    var payload = new PayloadTypePacketExtension();
    payload.setId(payloadId);
    payload.setName(codec);
    payload.setClockrate(rate);
    var description = new RtpDescriptionPacketExtension();
    description.setMedia(media);
    description.addPayloadType(payload);
    description.addChildExtension(source(media, endpointId));
    var content = new ContentPacketExtension(CreatorEnum.responder, media);
    content.setSenders(SendersEnum.both);
    content.addChildExtension(description);
    content.addChildExtension(transport);
    return content;
  }

  private static SourcePacketExtension source(String media, String endpointId) {
    String name = sourceName(media, endpointId);
    var crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    var source = new SourcePacketExtension();
    source.setSSRC(crc.getValue());
    source.setName(name);
    source.addParameter(
        new ParameterPacketExtension("msid", endpointId + "-" + media + "-0 track-" + name));
    return source;
  }

  /** As clients name their first microphone and their first camera. */
  static String sourceName(String media, String endpointId) {
    return endpointId + "-" + media.toLowerCase(Locale.ROOT).charAt(0) + "0";
  }

  /** One that leads nowhere until somebody adds to it what does not. */
  static IceUdpTransportPacketExtension transport(String endpointId) {
    var transport = new IceUdpTransportPacketExtension();
    transport.setUfrag("client" + endpointId);
    transport.setPassword("passwordOfTheClient" + endpointId);
    transport.addChildExtension(new IceRtcpmuxPacketExtension());
    var fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash("sha-256");
    fingerprint.setSetup("active");
    fingerprint.setFingerprint("22" + ":33".repeat(31));
    transport.addChildExtension(fingerprint);
    var network = ClientNetwork.of(endpointId);
    transport.addCandidate(candidate(1, CandidateType.host, network.host()));
    transport.addCandidate(candidate(2, CandidateType.host, network.hostV6()));
    var reflexive = candidate(3, CandidateType.srflx, network.reflexive());
    reflexive.setRelAddr(network.host());
    reflexive.setRelPort(50_001);
    transport.addCandidate(reflexive);
    var relay = candidate(4, CandidateType.relay, network.relay());
    relay.setRelAddr(network.reflexive());
    relay.setRelPort(50_003);
    transport.addCandidate(relay);
    var tcp = candidate(5, CandidateType.host, network.host());
    tcp.setProtocol("tcp");
    tcp.setTcpType("active");
    tcp.setPort(9);
    transport.addCandidate(tcp);
    return transport;
  }

  private static IceCandidatePacketExtension candidate(
      int number, CandidateType type, String address) {
    var candidate = new IceCandidatePacketExtension();
    candidate.setID(String.valueOf(number));
    candidate.setFoundation(String.valueOf(number));
    candidate.setComponent(1);
    candidate.setProtocol("udp");
    candidate.setPriority(2_130_706_431L - number);
    candidate.setIP(address);
    candidate.setPort(50_000 + number);
    candidate.setType(type);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    return candidate;
  }
}
