package jitsiprivacy.jicofo.bridge;

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
import jitsiprivacy.recording.ConsentOfAll;
import jitsiprivacy.recording.RecordingDecision;
import jitsiprivacy.recording.grant.ExportPermission;
import org.jxmpp.jid.EntityBareJid;

/** An export may begin when everybody present has agreed to what it is for. */
@Singleton
public final class ConsentToExport implements ExportPolicy {

  private static final Attendance NOBODY_KNOWN = new Attendance(0, 0, false);

  private final ConsentOfAll rule = new ConsentOfAll();
  private final Rooms rooms;
  private final Admittance admittance;

  @Inject
  ConsentToExport(Rooms rooms, Admittance admittance) {
    this.rooms = rooms;
    this.admittance = admittance;
  }

  @Override
  public RecordingDecision decide(Optional<EntityBareJid> room, ExportPermission asked) {
    return rule.decide(
        room.flatMap(rooms::room)
            .map(known -> attendance(known, purpose(asked)))
            .orElse(NOBODY_KNOWN));
  }

  private Attendance attendance(Room room, Purpose purpose) {
    List<Occupant> present = admittance.participants(room);
    int agreed =
        Math.toIntExact(present.stream().filter(o -> admittance.hasAgreed(o, purpose)).count());
    return new Attendance(present.size(), agreed, room.isCertain());
  }

  private static Purpose purpose(ExportPermission asked) {
    return switch (asked.kind()) {
      case "transcriber", "translator" -> Purpose.TRANSCRIPTION;
      default -> Purpose.RECORDING;
    };
  }
}
