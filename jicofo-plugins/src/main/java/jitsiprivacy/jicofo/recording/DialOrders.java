package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Jicofo's own orders to Jigasi: a transcriber is dialled only into a room that one was allowed
 * for. Up to 9646 Jicofo dials one by itself when somebody's presence asks for it, which is judged
 * here.
 */
@Singleton
public final class DialOrders implements StanzaInterceptor<DialIq> {

  /** Where Jigasi is to go. */
  private static final String ROOM = "JvbRoomName";

  private final Rooms rooms;
  private final RecordingDesk desk;
  private final Transcribers transcribers;

  @Inject
  DialOrders(Rooms rooms, RecordingDesk desk, Transcribers transcribers) {
    this.rooms = rooms;
    this.desk = desk;
    this.transcribers = transcribers;
  }

  @Override
  public Verdict intercept(DialIq iq, HostConnection connection) {
    if (iq.getType() != IQ.Type.set || !DialDoor.TRANSCRIBER.equals(iq.getDestination())) {
      return Verdict.pass();
    }
    Optional<Room> room = room(iq).flatMap(rooms::room);
    if (room.isEmpty()) {
      return Verdict.answer(Condition.not_allowed, "It is not known which room is meant.");
    }
    if (transcribers.expected(room.get().jid()).isPresent()) {
      return Verdict.pass();
    }
    Taken taken = new HostRequest(iq, connection);
    desk.open(room.get())
        .asked(
            new TranscriberWay(
                room.get(), Optional.empty(), Optional.empty(), taken, transcribers, desk));
    return Verdict.drop();
  }

  private static Optional<EntityBareJid> room(DialIq iq) {
    try {
      String name = iq.getHeader(ROOM);
      return name == null ? Optional.empty() : Optional.of(JidCreate.entityBareFrom(name));
    } catch (XmppStringprepException e) {
      return Optional.empty();
    }
  }
}
