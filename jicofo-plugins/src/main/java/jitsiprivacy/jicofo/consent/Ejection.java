package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomConnections;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCItem;

/** Puts somebody out of a room (XEP-0045, 8.2), as the focus may, which owns it. */
@Singleton
public final class Ejection {

  private final RoomConnections connections;

  @Inject
  Ejection(RoomConnections connections) {
    this.connections = connections;
  }

  public void putOut(Occupant occupant, String reason) {
    connections
        .of(occupant.room().jid())
        .ifPresent(connection -> putOut(occupant, reason, connection));
  }

  private static void putOut(Occupant occupant, String reason, HostConnection connection) {
    MUCAdmin request = new MUCAdmin();
    request.setType(IQ.Type.set);
    request.setTo(occupant.room().jid());
    request.addItem(
        new MUCItem(
            (MUCAffiliation) null,
            MUCRole.none,
            null,
            reason,
            null,
            occupant.jid().getResourcepart(),
            null));
    connection.send(request);
  }
}
