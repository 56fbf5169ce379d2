package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** All rooms the focus is in. */
@Singleton
public final class Rooms {

  private final Map<EntityBareJid, Room> rooms = new ConcurrentHashMap<>();
  private final List<RoomListener> listeners = new CopyOnWriteArrayList<>();

  @Inject
  Rooms() {}

  public Optional<Room> room(EntityBareJid jid) {
    return Optional.ofNullable(rooms.get(jid));
  }

  /** As they are by now. */
  public Collection<Room> all() {
    return rooms.values();
  }

  public Optional<Occupant> occupant(EntityFullJid jid) {
    Room room = rooms.get(jid.asEntityBareJid());
    return room == null ? Optional.empty() : room.occupant(jid.getResourcepart().toString());
  }

  public void listen(RoomListener listener) {
    listeners.add(listener);
  }

  /** The focus goes in, for the first time or again: nothing of an earlier stay holds. */
  Room enter(EntityBareJid jid) {
    close(jid);
    Room room = new Room(jid);
    rooms.put(jid, room);
    return room;
  }

  void close(EntityBareJid jid) {
    Room room = rooms.remove(jid);
    if (room != null) {
      room.occupants().forEach(occupant -> occupant.consent().depart());
      listeners.forEach(listener -> listener.closed(jid));
    }
  }

  /** Something about an occupant that gates or others look at is not what it was. */
  public void changed(Occupant occupant) {
    listeners.forEach(listener -> listener.changed(occupant));
  }

  void left(EntityFullJid occupant) {
    listeners.forEach(listener -> listener.left(occupant));
  }
}
