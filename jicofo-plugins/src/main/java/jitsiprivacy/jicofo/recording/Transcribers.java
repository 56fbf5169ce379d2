package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomConnections;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCItem;
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
  private final RoomConnections connections;

  @Inject
  Transcribers(RoomConnections connections) {
    this.connections = connections;
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
    Optional<HostConnection> connection = connections.of(transcriber.room().jid());
    connection.ifPresent(present -> present.send(request(transcriber)));
  }

  private static MUCAdmin request(Occupant transcriber) {
    MUCAdmin request = new MUCAdmin();
    request.setType(IQ.Type.set);
    request.setTo(transcriber.room().jid());
    request.addItem(
        new MUCItem(
            (MUCAffiliation) null,
            MUCRole.none,
            null,
            REASON,
            null,
            transcriber.jid().getResourcepart(),
            null));
    return request;
  }
}
