package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.spi.HostConnection;
import org.jxmpp.jid.EntityBareJid;

/** Through which connection the focus is in a room. */
@Singleton
public final class RoomConnections {

  private final Map<EntityBareJid, HostConnection> connections = new ConcurrentHashMap<>();

  @Inject
  RoomConnections() {}

  public Optional<HostConnection> of(EntityBareJid room) {
    return Optional.ofNullable(connections.get(room));
  }

  void met(EntityBareJid room, HostConnection connection) {
    connections.put(room, connection);
  }

  void closed(EntityBareJid room) {
    connections.remove(room);
  }
}
