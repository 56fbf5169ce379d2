package org.jitsi.jicofo.conference;

import java.util.Optional;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Someone who is invited. */
final class Participant {

  private final EntityFullJid occupant;
  private final Object turn = new Object();
  private Jid bridge;
  private boolean audioMuted;

  Participant(EntityFullJid occupant) {
    this.occupant = occupant;
  }

  EntityFullJid occupant() {
    return occupant;
  }

  /** Locked by whoever creates or expires the endpoint, which takes long. */
  Object turn() {
    return turn;
  }

  String endpointId() {
    return occupant.getResourcepart().toString();
  }

  synchronized Optional<Jid> bridge() {
    return Optional.ofNullable(bridge);
  }

  synchronized void bridge(Jid bridge) {
    this.bridge = bridge;
  }

  synchronized boolean audioMuted() {
    return audioMuted;
  }

  synchronized void audioMuted(boolean muted) {
    audioMuted = muted;
  }
}
