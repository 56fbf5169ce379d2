package jitsiprivacy.testbed.standins.ice;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Agent;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.RemoteCandidate;
import org.ice4j.ice.harvest.CandidateHarvester;
import org.jitsi.xmpp.extensions.jingle.CandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/** One side of a session with one component, which is what a bundle of media needs. */
public final class IceSession implements AutoCloseable {

  private final Agent agent = new Agent();
  private final IceMediaStream stream;
  private final Component component;

  /**
   * @param sockets the only source of candidates
   */
  public IceSession(CandidateHarvester sockets, boolean controlling) {
    agent.setUseDynamicPorts(false); // Else it takes every interface.
    agent.addCandidateHarvester(sockets);
    agent.setControlling(controlling);
    stream = agent.createMediaStream("stream");
    try {
      component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_ONLY, false);
    } catch (IOException e) {
      agent.free();
      throw new UncheckedIOException(e);
    }
  }

  /** Sets what the other side must know. */
  public void describe(IceUdpTransportPacketExtension transport, boolean withCandidates) {
    transport.setUfrag(agent.getLocalUfrag());
    transport.setPassword(agent.getLocalPassword());
    if (withCandidates) {
      component.getLocalCandidates().forEach(each -> transport.addCandidate(described(each)));
    }
  }

  private static IceCandidatePacketExtension described(LocalCandidate local) {
    var candidate = new IceCandidatePacketExtension();
    candidate.setID(local.getFoundation());
    candidate.setFoundation(local.getFoundation());
    candidate.setComponent(Component.RTP);
    candidate.setProtocol(local.getTransport().toString());
    candidate.setPriority(local.getPriority());
    candidate.setIP(local.getTransportAddress().getHostAddress());
    candidate.setPort(local.getTransportAddress().getPort());
    candidate.setType(org.jitsi.xmpp.extensions.jingle.CandidateType.host);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    return candidate;
  }

  /** Begins to check, the first time it is told of the other side. */
  public void check(IceUdpTransportPacketExtension other) {
    if (agent.getState() != IceProcessingState.WAITING) {
      return;
    }
    stream.setRemoteUfrag(other.getUfrag());
    stream.setRemotePassword(other.getPassword());
    for (CandidatePacketExtension each : other.getCandidateList()) {
      if (reachable(each)) {
        component.addRemoteCandidate(
            new RemoteCandidate(
                new TransportAddress(each.getIP(), each.getPort(), Transport.UDP),
                component,
                CandidateType.parse(each.getType().toString()),
                each.getFoundation(),
                each.getPriority(),
                null));
      }
    }
    agent.startConnectivityEstablishment();
  }

  /** Names are not resolved, and nobody has a socket for TCP. */
  private static boolean reachable(CandidatePacketExtension candidate) {
    return "udp".equalsIgnoreCase(candidate.getProtocol())
        && Character.digit(candidate.getIP().charAt(0), 16) >= 0
        && !candidate.getIP().endsWith(".local");
  }

  @Override
  public void close() {
    agent.free();
  }
}
