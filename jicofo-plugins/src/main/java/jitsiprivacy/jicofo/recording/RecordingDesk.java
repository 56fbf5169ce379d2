package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.session.Recorder;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** Keeps a desk for each room in which something is recorded or about to be. */
@Singleton
final class RecordingDesk implements RoomListener {

  private final Map<EntityBareJid, RoomDesk> desks = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final Admittance admittance;
  private final Deeds deeds;

  @Inject
  RecordingDesk(Rooms rooms, Admittance admittance, Deeds deeds) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.deeds = deeds;
    rooms.listen(this);
  }

  /**
   * Where a recording is asked for or reported. Of a meeting that is over one that nobody finds: an
   * answer or another thread may be late, and the next meeting of that name has its own.
   */
  RoomDesk open(Room room) {
    RoomDesk desk =
        desks.computeIfAbsent(room.jid(), jid -> isOpen(room) ? new RoomDesk(room, deeds) : null);
    if (desk == null || desk.room() != room) {
      return new RoomDesk(room, deeds);
    }
    // After it can be found: whoever comes meanwhile is taken in twice, and nobody not at all.
    admittance.participants(room).forEach(each -> desk.isThere(each, admittance));
    return desk;
  }

  /** To be asked where the end of the meeting waits: it is out of the rooms before it is told. */
  private boolean isOpen(Room room) {
    return rooms.room(room.jid()).filter(room::equals).isPresent();
  }

  /** Where one was. */
  Optional<RoomDesk> of(EntityBareJid room) {
    return Optional.ofNullable(desks.get(room));
  }

  void policyChanged() {
    desks.values().forEach(RoomDesk::policyChanged);
  }

  @Override
  public void changed(Occupant occupant) {
    if (occupant.kind() == OccupantKind.JIBRI) {
      open(occupant.room()).recorderIsThere(occupant, recorder(occupant));
    }
    RoomDesk desk = desks.get(occupant.room().jid());
    if (desk != null && admittance.counts(occupant)) {
      desk.isThere(occupant, admittance);
    }
  }

  private static Recorder recorder(Occupant jibri) {
    return new Recorder(
        jibri.nick(), Kinds.ofMode(jibri.jibriSession().mode()), jibri.jibriSession().id());
  }

  @Override
  public void left(EntityFullJid occupant) {
    RoomDesk desk = desks.get(occupant.asEntityBareJid());
    if (desk != null) {
      desk.left(occupant.getResourcepart().toString());
    }
  }

  @Override
  public void closed(EntityBareJid room) {
    RoomDesk desk = desks.remove(room);
    if (desk != null) {
      desk.closed();
    }
  }
}
