package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.jicofo.consent.ConsentDesk;
import jitsiprivacy.spi.Background;
import org.jxmpp.jid.EntityBareJid;

/** Finds out which meeting a room belongs to, and lets those in it arrive then. */
@Singleton
final class Meetings {

  /** Jicofo asks for it at once; where no answer comes, it is a meeting without an id. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Rooms rooms;
  private final ConsentDesk desk;
  private final Background background;

  @Inject
  Meetings(Rooms rooms, ConsentDesk desk, Background background) {
    this.rooms = rooms;
    this.desk = desk;
    this.background = background;
  }

  /** The focus is in a new room. */
  void entered(Room room) {
    background.runAfter(PATIENCE, () -> known(room, new Meeting(name(room.jid()), none())));
  }

  /** What a room's configuration says. */
  void read(EntityBareJid jid, Optional<String> id, Optional<EntityBareJid> mainRoom) {
    rooms.room(jid).ifPresent(room -> known(room, meeting(room, id, mainRoom)));
  }

  /** That of a breakout room is its main room's, which nobody can tell who is not in there. */
  private Meeting meeting(Room room, Optional<String> id, Optional<EntityBareJid> mainRoom) {
    return mainRoom
        .map(
            main ->
                rooms
                    .room(main)
                    .flatMap(Room::meeting)
                    .orElseGet(() -> new Meeting(name(main), none())))
        .orElseGet(() -> new Meeting(name(room.jid()), id));
  }

  private void known(Room room, Meeting meeting) {
    synchronized (room) {
      if (room.meeting().isPresent()) {
        return; // For as long as the focus is in there.
      }
      room.meeting(meeting);
    }
    room.occupants().forEach(desk::receive);
  }

  private static String name(EntityBareJid room) {
    return room.toString();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
