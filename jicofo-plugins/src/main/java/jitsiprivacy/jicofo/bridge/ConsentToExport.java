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
import jitsiprivacy.recording.grant.ExportPermission;
import org.jxmpp.jid.EntityBareJid;

/** An export may begin when everybody present, for certain, has agreed to what it is for. */
@Singleton
public final class ConsentToExport implements ExportPolicy {

  private final Rooms rooms;
  private final Admittance admittance;

  @Inject
  ConsentToExport(Rooms rooms, Admittance admittance) {
    this.rooms = rooms;
    this.admittance = admittance;
  }

  @Override
  public boolean allows(Optional<EntityBareJid> room, ExportPermission asked) {
    return room.flatMap(rooms::room).filter(known -> allAgreed(known, purpose(asked))).isPresent();
  }

  private boolean allAgreed(Room room, Purpose purpose) {
    List<Occupant> present = admittance.participants(room);
    return room.isCertain()
        && !present.isEmpty()
        && present.stream().allMatch(each -> admittance.hasAgreed(each, purpose));
  }

  private static Purpose purpose(ExportPermission asked) {
    return switch (asked.kind()) {
      case "transcriber", "translator" -> Purpose.TRANSCRIPTION;
      default -> Purpose.RECORDING;
    };
  }
}
