package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.ice.IceSession;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;

/**
 * A participant's end of ICE, on a loopback address of its own: what it was offered last is checked
 * until it is offered something else.
 */
final class IceClient implements AutoCloseable {

  // The test's own output is no place for it. Held, since a logger nobody holds forgets its level.
  private static final Logger LIBRARY = Logger.getLogger("org.ice4j");

  static {
    LIBRARY.setLevel(Level.SEVERE);
  }

  private final String address;
  private final boolean hidesAddress;
  private OwnSocket socket;
  private IceSession session;

  /**
   * @param hidesAddress its candidate is not signalled, as that of a browser which writes a name
   *     into it that nobody can resolve: the bridge learns it from packets or not at all
   */
  IceClient(String address, boolean hidesAddress) {
    this.address = address;
    this.hidesAddress = hidesAddress;
  }

  /** Answers an offer and begins to check what is in it. */
  synchronized void accept(JingleIQ offer, IceUdpTransportPacketExtension answer) {
    close();
    IceUdpTransportPacketExtension offered = transport(offer).orElseThrow();
    try {
      socket = new OwnSocket(InetAddress.getByName(address), offered.getPassword());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    session = new IceSession(socket, false);
    session.describe(answer, !hidesAddress);
    session.check(offered);
  }

  /** The transport of an offer; all contents that have one have the same. */
  static Optional<IceUdpTransportPacketExtension> transport(JingleIQ offer) {
    return offer.getContentList().stream()
        .map(content -> content.getFirstChildOfType(IceUdpTransportPacketExtension.class))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether each side's checks were answered by the other. */
  synchronized boolean connected() {
    return socket != null && socket.worksBothWays();
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
      socket = null;
    }
  }

  @Override
  public synchronized String toString() {
    return "ICE from " + address + ": " + socket;
  }
}
