package jitsiprivacy.jicofo.publish;

import java.util.function.BooleanSupplier;
import jitsiprivacy.spi.HostConnection;
import org.jxmpp.jid.Jid;

/**
 * One endpoint on one bridge: what Jicofo wants muted, what consent wants muted, and what the
 * bridge was told last.
 *
 * <p>Jicofo and we send from different threads, so what goes out last cannot be known beforehand.
 * Instead, whoever sent compares afterwards what it said with what should hold by then: {@link
 * #behind}.
 */
final class BridgedEndpoint {

  private static final long NOT_SENDING = -1;

  private final Jid bridge;
  private final HostConnection connection;
  private final BooleanSupplier mayPublish;

  private volatile boolean gone;

  // Guarded by this.
  private Mute wantedByHost;
  private Mute told;
  private long hostSends;
  private long hostSendsAtOurs = NOT_SENDING;

  BridgedEndpoint(
      Jid bridge, HostConnection connection, Mute wantedByHost, BooleanSupplier mayPublish) {
    this.bridge = bridge;
    this.connection = connection;
    this.wantedByHost = wantedByHost;
    this.mayPublish = mayPublish;
  }

  Jid bridge() {
    return bridge;
  }

  HostConnection connection() {
    return connection;
  }

  /** Jicofo is about to tell the bridge; returns what the bridge is to be told. */
  synchronized Mute hostWants(Mute mute) {
    wantedByHost = mute;
    hostSends++;
    return target();
  }

  /** A stanza with this in it left. */
  synchronized void told(Mute mute) {
    told = mute;
    hostSends++;
  }

  /** Nobody knows what the bridge believes. */
  synchronized void unknown() {
    told = null;
    hostSends++;
  }

  /** The bridge let go of it, or another bridge has it. */
  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  /** Whether the bridge was told something else than should hold. */
  synchronized boolean behind() {
    return !target().equals(told);
  }

  /**
   * What we tell the bridge next, or {@code null} when all is said. Asked again after each of our
   * stanzas: when Jicofo sent one meanwhile, whose came last is not known and ours is repeated.
   */
  synchronized Mute tell() {
    Mute target = target();
    boolean overtaken = hostSendsAtOurs != NOT_SENDING && hostSendsAtOurs != hostSends;
    if (target.equals(told) && !overtaken) {
      hostSendsAtOurs = NOT_SENDING;
      return null;
    }
    told = target;
    hostSendsAtOurs = hostSends;
    return target;
  }

  private Mute target() {
    return mayPublish.getAsBoolean() ? wantedByHost : Mute.EVERYTHING;
  }
}
