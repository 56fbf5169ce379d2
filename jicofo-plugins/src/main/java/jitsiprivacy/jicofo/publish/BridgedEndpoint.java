package jitsiprivacy.jicofo.publish;

import java.util.function.BooleanSupplier;
import jitsiprivacy.jicofo.instep.InStep;
import jitsiprivacy.spi.HostConnection;
import org.jxmpp.jid.Jid;

/** One endpoint on one bridge: what Jicofo wants muted, and what consent wants muted. */
final class BridgedEndpoint {

  private final String meeting;
  private final String id;
  private final Jid bridge;
  private final HostConnection connection;
  private final BooleanSupplier mayPublish;
  private final InStep<Mute> mute = new InStep<>(this::target);

  private volatile Mute wantedByHost = Mute.NOTHING;
  private volatile boolean gone;

  BridgedEndpoint(
      String meeting,
      String id,
      Jid bridge,
      HostConnection connection,
      BooleanSupplier mayPublish) {
    this.meeting = meeting;
    this.id = id;
    this.bridge = bridge;
    this.connection = connection;
    this.mayPublish = mayPublish;
  }

  String meeting() {
    return meeting;
  }

  String id() {
    return id;
  }

  Jid bridge() {
    return bridge;
  }

  HostConnection connection() {
    return connection;
  }

  /** What the bridge was told of it. */
  InStep<Mute> mute() {
    return mute;
  }

  /** Jicofo is about to tell the bridge; returns what the bridge is to be told. */
  Mute hostWants(Mute wanted) {
    wantedByHost = wanted;
    return mute.hostTells();
  }

  /** The participant left, the bridge let go of it, or another bridge has it. */
  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  private Mute target() {
    return mayPublish.getAsBoolean() ? wantedByHost : Mute.EVERYTHING;
  }
}
