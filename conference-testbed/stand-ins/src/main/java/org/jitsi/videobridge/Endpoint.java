package org.jitsi.videobridge;

import java.util.UUID;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/** What the bridge knows about a participant. */
final class Endpoint {

  private static final String FINGERPRINT = "A5:".repeat(31) + "A5";

  private final String id;
  // Read by the HTTP server's threads.
  private volatile boolean audioMuted;
  private volatile boolean videoMuted;

  Endpoint(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void forceMute(boolean audio, boolean video) {
    audioMuted = audio;
    videoMuted = video;
  }

  boolean audioMuted() {
    return audioMuted;
  }

  boolean videoMuted() {
    return videoMuted;
  }

  /** A transport in the right form, to which nobody can connect. */
  Transport transport() {
    IceCandidatePacketExtension candidate = new IceCandidatePacketExtension();
    candidate.setID(UUID.randomUUID().toString());
    candidate.setFoundation("1");
    candidate.setComponent(1);
    candidate.setProtocol("udp");
    candidate.setPriority(2130706431L);
    candidate.setIP("127.0.0.1");
    candidate.setPort(10000);
    candidate.setType(CandidateType.host);
    candidate.setGeneration(0);
    candidate.setNetwork(0);

    DtlsFingerprintPacketExtension fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash("sha-256");
    fingerprint.setSetup("actpass");
    fingerprint.setFingerprint(FINGERPRINT);

    IceUdpTransportPacketExtension ice = new IceUdpTransportPacketExtension();
    ice.setUfrag(random(8));
    ice.setPassword(random(24));
    ice.addChildExtension(fingerprint);
    ice.addCandidate(candidate);
    return Transport.getBuilder().setIceUdpExtension(ice).build();
  }

  private static String random(int length) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, length);
  }
}
