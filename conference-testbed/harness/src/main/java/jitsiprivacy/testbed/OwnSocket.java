package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import org.ice4j.ice.Component;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.harvest.AbstractCandidateHarvester;
import org.ice4j.socket.IceSocketWrapper;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.socket.MultiplexingDatagramSocket;

/** The one socket of a client. ice4j's own harvester would pass over a loopback address. */
final class OwnSocket extends AbstractCandidateHarvester {
  private final WatchedSocket datagrams;

  OwnSocket(InetAddress address, String bridgePassword) throws IOException {
    datagrams = new WatchedSocket(address, bridgePassword);
  }

  boolean worksBothWays() {
    return datagrams.answered() && datagrams.nominated();
  }

  @Override
  public Collection<LocalCandidate> harvest(Component component) {
    try {
      IceSocketWrapper socket = new IceUdpSocketWrapper(new MultiplexingDatagramSocket(datagrams));
      var candidate = new HostCandidate(socket, component);
      component.addLocalCandidate(candidate);
      candidate.getStunStack().addSocket(candidate.getStunSocket(null));
      return List.of(candidate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isHostHarvester() {
    return true;
  }

  @Override
  public String toString() {
    return datagrams.toString();
  }
}
