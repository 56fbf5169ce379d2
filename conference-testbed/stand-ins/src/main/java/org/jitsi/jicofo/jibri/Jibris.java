package org.jitsi.jicofo.jibri;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jitsi.jicofo.bridge.Brewery;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** The jibris in their brewery. */
public final class Jibris {

  private final Map<Jid, Boolean> availability = new ConcurrentHashMap<>();
  private volatile XMPPConnection connection;
  private volatile Consumer<Jid> lost = jibri -> {};

  /** Whom to tell of a jibri that is gone. */
  public void onLost(Consumer<Jid> listener) {
    lost = listener;
  }

  /** Begins to learn of jibris. */
  public void watch(XMPPConnection connection, EntityBareJid brewery)
      throws XMPPException, SmackException, InterruptedException {
    this.connection = connection;
    Brewery.watch(connection, brewery, this::see);
  }

  XMPPConnection connection() {
    return connection;
  }

  /** A jibri that is idle and healthy, if there is any. */
  Optional<Jid> idle() {
    return availability.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findAny();
  }

  private void see(Presence presence) {
    JibriStatusPacketExt status = presence.getExtension(JibriStatusPacketExt.class);
    if (!presence.isAvailable()) {
      if (availability.remove(presence.getFrom()) != null) {
        lost.accept(presence.getFrom());
      }
    } else if (status != null) {
      availability.put(presence.getFrom(), status.isAvailable());
    }
  }
}
