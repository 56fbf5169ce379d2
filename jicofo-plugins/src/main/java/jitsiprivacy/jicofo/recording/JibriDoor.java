package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomConnections;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;

/**
 * Takes requests to start a Jibri session away from the host, who gets those that are allowed once
 * that is on record. None to stop can overtake it: that needs the session's id, which the answer to
 * the start has.
 */
@Singleton
public final class JibriDoor implements StanzaInterceptor<JibriIq> {

  static final String NOT_PRESENT = "Only somebody who is in the meeting can ask for this.";

  private final Rooms rooms;
  private final RecordingDesk desk;
  private final RoomConnections connections;
  private final JibriStops stops;
  private final Reasons reasons;

  @Inject
  JibriDoor(
      Rooms rooms,
      RecordingDesk desk,
      RoomConnections connections,
      JibriStops stops,
      Reasons reasons) {
    this.rooms = rooms;
    this.desk = desk;
    this.connections = connections;
    this.stops = stops;
    this.reasons = reasons;
  }

  @Override
  public Verdict intercept(JibriIq iq, HostConnection connection) {
    if (!iq.isRequestIQ()) {
      return Verdict.pass();
    }
    EntityFullJid from = iq.getFrom() == null ? null : iq.getFrom().asEntityFullJidIfPossible();
    Optional<Room> room =
        Optional.ofNullable(from).flatMap(jid -> rooms.room(jid.asEntityBareJid()));
    Optional<Occupant> by =
        room.flatMap(known -> known.occupant(from.getResourcepart().toString()));
    if (iq.getAction() == JibriIq.Action.START) {
      if (by.isEmpty()) {
        return Verdict.answer(Condition.not_allowed, NOT_PRESENT);
      }
      Taken taken = new ClientRequest(iq, room.get(), connections);
      desk.open(room.get()).asked(new JibriWay(iq, by.get(), reasons.of(by.get()), taken, stops));
      return Verdict.drop();
    }
    if (iq.getAction() == JibriIq.Action.STOP && by.filter(Occupant::isModerator).isPresent()) {
      desk.of(room.get().jid())
          .ifPresent(open -> open.stopAsked(Kinds.of(iq), by.map(Occupant::nick)));
    }
    return Verdict.pass();
  }
}
