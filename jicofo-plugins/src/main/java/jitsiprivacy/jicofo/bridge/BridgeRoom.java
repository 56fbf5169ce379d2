package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.colibri.GrantStanzas.Asks;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.jicofo.recording.RecordingGuardModule;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** The room where bridges announce themselves: which of them have a guard. */
@Singleton
public final class BridgeRoom implements StanzaInterceptor<Presence> {

  private static final String HOLE = "unguarded-bridges";

  /** More names would not help. */
  private static final int NAMED = 5;

  /** How Jicofo knows a bridge. */
  private static final String STATS = "stats";

  private static final String STATS_NAMESPACE = "http://jitsi.org/protocol/colibri";

  private final Optional<String> room;
  private final GuardHealth health;
  private final Map<Jid, Optional<Asks>> bridges = new ConcurrentHashMap<>();

  @Inject
  BridgeRoom(JicofoSettings settings, @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.room = settings.bridgeRoom();
    this.health = health;
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityFullJid from =
        presence.getFrom() == null ? null : presence.getFrom().asEntityFullJidIfPossible();
    if (from == null || !room.filter(from.asEntityBareJid().toString()::equals).isPresent()) {
      return Verdict.pass();
    }
    Optional<Asks> before;
    Optional<Asks> now = null;
    if (presence.isAvailable()) {
      if (!presence.hasExtension(STATS, STATS_NAMESPACE)) {
        return Verdict.pass(); // A focus; or a bridge that is not used yet.
      }
      now = GrantStanzas.announced(presence);
      before = bridges.put(from, now);
    } else {
      before = bridges.remove(from);
    }
    if (!Objects.equals(before, now)) {
      tell();
    }
    return Verdict.pass();
  }

  /** What a bridge asks grants for; empty where it has no guard. */
  Optional<Asks> asks(Jid bridge) {
    return bridge == null ? Optional.empty() : bridges.getOrDefault(bridge, Optional.empty());
  }

  private synchronized void tell() {
    TreeSet<String> unguarded =
        bridges.entrySet().stream()
            .filter(bridge -> bridge.getValue().isEmpty())
            .map(bridge -> bridge.getKey().getResourceOrEmpty().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    if (unguarded.isEmpty()) {
      health.closed(HOLE);
      return;
    }
    health.hole(
        HOLE,
        unguarded.size()
            + " of "
            + bridges.size()
            + " bridges have no bridge-guard ("
            + unguarded.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (unguarded.size() > NAMED ? ", …" : "")
            + "): whoever reaches one past this focus can have media sent anywhere");
  }
}
