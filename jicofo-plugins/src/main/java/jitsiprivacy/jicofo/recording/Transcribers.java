package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Ejection;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import org.jxmpp.jid.EntityBareJid;

/**
 * Ends what a transcriber of Jigasi's does by putting it out of the room (XEP-0045, 8.2): Jicofo
 * has no other state of it than the occupant, and Jigasi hangs up when it is out, whether it wants
 * to or not. A hang-up would have to be asked of the transcriber itself.
 */
@Singleton
final class Transcribers {

  private static final String REASON = "This meeting may not be transcribed any longer.";

  private final Map<EntityBareJid, TranscriberWay> expected = new ConcurrentHashMap<>();
  private final Ejection ejection;

  @Inject
  Transcribers(Ejection ejection) {
    this.ejection = ejection;
  }

  /** One may come into the room. */
  void expect(Room room, TranscriberWay way) {
    expected.put(room.jid(), way);
  }

  void expectNoMore(Room room, TranscriberWay way) {
    expected.remove(room.jid(), way);
  }

  /** What has ended does not begin again. */
  void hasLeft(EntityBareJid room, String session) {
    expected.computeIfPresent(room, (any, way) -> way.session().equals(session) ? null : way);
  }

  /** Whose the one is that may be there. */
  Optional<TranscriberWay> expected(EntityBareJid room) {
    return Optional.ofNullable(expected.get(room));
  }

  /** Returns whether there is any. */
  boolean putOut(Room room) {
    boolean any = false;
    for (Occupant each : room.occupants()) {
      if (each.kind() == OccupantKind.TRANSCRIBER) {
        putOut(each);
        any = true;
      }
    }
    return any;
  }

  void putOut(Occupant transcriber) {
    ejection.putOut(transcriber, REASON);
  }
}
