package org.jitsi.jicofo.bridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** The bridges in the brewery, by their addresses there. */
public final class Bridges {

  private static final Logger LOG = Logger.getLogger(Bridges.class.getName());

  private final List<Jid> present = new CopyOnWriteArrayList<>();
  private volatile Consumer<Jid> lost = bridge -> {};

  /** Whom to tell of a bridge that is gone. */
  public void onLost(Consumer<Jid> listener) {
    lost = listener;
  }

  /** Begins to learn of bridges. */
  public void watch(XMPPConnection connection, EntityBareJid brewery)
      throws XMPPException, SmackException, InterruptedException {
    Brewery.watch(connection, brewery, this::see);
  }

  /** Whether no bridge is known. */
  public boolean none() {
    return present.isEmpty();
  }

  /** A bridge, if there is any: preferably one of those wanted and none of those to avoid. */
  public Optional<Jid> pick(Set<Jid> wanted, Set<Jid> avoid) {
    return present.stream()
        .min((a, b) -> Integer.compare(rank(a, wanted, avoid), rank(b, wanted, avoid)));
  }

  private static int rank(Jid bridge, Set<Jid> wanted, Set<Jid> avoid) {
    return (avoid.contains(bridge) ? 2 : 0) + (wanted.contains(bridge) ? 0 : 1);
  }

  private void see(Presence presence) {
    Jid bridge = presence.getFrom();
    if (!presence.isAvailable()) {
      if (present.remove(bridge)) {
        LOG.info("Lost videobridge: " + bridge);
        lost.accept(bridge);
      }
    } else if (presence.hasExtension(ColibriStatsExtension.class) && !present.contains(bridge)) {
      present.add(bridge);
      LOG.info("Added new videobridge: " + bridge);
    }
  }
}
