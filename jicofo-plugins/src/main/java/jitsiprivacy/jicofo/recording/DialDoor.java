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
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;

/**
 * Takes requests to dial a transcriber in away from the host, who gets those that are allowed once
 * that is on record. A telephone that is dialled records nothing.
 */
@Singleton
public final class DialDoor implements StanzaInterceptor<DialIq> {

  /** What Jicofo knows a request for a transcriber by, to the letter. */
  static final String TRANSCRIBER = "jitsi_meet_transcribe";

  private final Rooms rooms;
  private final RecordingDesk desk;
  private final RoomConnections connections;
  private final Transcribers transcribers;
  private final Reasons reasons;

  @Inject
  DialDoor(
      Rooms rooms,
      RecordingDesk desk,
      RoomConnections connections,
      Transcribers transcribers,
      Reasons reasons) {
    this.rooms = rooms;
    this.desk = desk;
    this.connections = connections;
    this.transcribers = transcribers;
    this.reasons = reasons;
  }

  @Override
  public Verdict intercept(DialIq iq, HostConnection connection) {
    if (iq.getType() != IQ.Type.set || !TRANSCRIBER.equals(iq.getDestination())) {
      return Verdict.pass();
    }
    EntityFullJid from = iq.getFrom() == null ? null : iq.getFrom().asEntityFullJidIfPossible();
    Optional<Occupant> by = Optional.ofNullable(from).flatMap(rooms::occupant);
    if (by.isEmpty()) {
      return Verdict.answer(Condition.not_allowed, JibriDoor.NOT_PRESENT);
    }
    Room room = by.get().room();
    Optional<String> reason = by.flatMap(reasons::of);
    Taken taken = new ClientRequest(iq, room, connections);
    desk.open(room).asked(new TranscriberWay(room, by, reason, taken, transcribers, desk));
    return Verdict.drop();
  }
}
