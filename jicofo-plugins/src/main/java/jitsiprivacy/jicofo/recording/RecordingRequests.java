package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.Attendance;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jxmpp.jid.EntityFullJid;

/** Reads requests to start a Jibri session, with who is there at this moment. */
@Singleton
final class RecordingRequests {

  private final Rooms rooms;
  private final Admittance admittance;

  @Inject
  RecordingRequests(Rooms rooms, Admittance admittance) {
    this.rooms = rooms;
    this.admittance = admittance;
  }

  RecordingRequest read(JibriIq iq) {
    EntityFullJid from = iq.getFrom() == null ? null : iq.getFrom().asEntityFullJidIfPossible();
    Room room = from == null ? null : rooms.room(from.asEntityBareJid()).orElse(null);
    Occupant asking =
        room == null ? null : room.occupant(from.getResourcepart().toString()).orElse(null);
    return new RecordingRequest(
        Optional.ofNullable(room).map(Room::jid),
        asking != null && asking.isModerator(),
        mode(iq),
        asking == null ? new Attendance(0, 0, false) : attendance(room));
  }

  private Attendance attendance(Room room) {
    List<Occupant> present = admittance.participants(room);
    int agreed =
        Math.toIntExact(
            present.stream().filter(o -> admittance.hasAgreed(o, Purpose.RECORDING)).count());
    return new Attendance(present.size(), agreed, room.isCertain());
  }

  private static String mode(JibriIq iq) {
    if (iq.getSipAddress() != null && !iq.getSipAddress().isBlank()) {
      return "sip";
    }
    return iq.getRecordingMode() == JibriIq.RecordingMode.STREAM ? "stream" : "file";
  }
}
