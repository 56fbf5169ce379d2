package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;

/** Who needs consent, and who has it: asked by every gate. */
@Singleton
public final class Admittance {

  private final ConsentGateOptions options;
  private final String healthRoomPrefix;

  @Inject
  Admittance(ConsentGateOptions options, JicofoSettings settings) {
    this.options = options;
    this.healthRoomPrefix = settings.healthRoomPrefix();
  }

  /** Whether this occupant's media may be forwarded. */
  public boolean mayPublish(Occupant occupant) {
    return isExempt(occupant) || occupant.consent().has(Purpose.CONFERENCE);
  }

  /** The occupants who have to be asked: everybody but the focus and the exempt. */
  public List<Occupant> participants(Room room) {
    return room.occupants().stream()
        .filter(occupant -> occupant.kind() != OccupantKind.FOCUS && !isExempt(occupant))
        .toList();
  }

  /**
   * A room in which Jicofo checks its own health. The name alone makes none, since anybody can
   * choose it: nobody else may be inside.
   */
  public boolean isHealthCheck(Room room) {
    return options.exempt().contains(ConsentGateOptions.Exemption.HEALTH_CHECK)
        && room.jid().getLocalpart().toString().startsWith(healthRoomPrefix)
        && onlyFocus(room.occupants());
  }

  private boolean isExempt(Occupant occupant) {
    return switch (occupant.kind()) {
      case FOCUS -> true;
      case PARTICIPANT -> false;
      case JIBRI -> options.exempt().contains(ConsentGateOptions.Exemption.JIBRI);
      case JIGASI -> options.exempt().contains(ConsentGateOptions.Exemption.JIGASI);
      case TRANSCRIBER -> options.exempt().contains(ConsentGateOptions.Exemption.TRANSCRIBER);
    };
  }

  private static boolean onlyFocus(Collection<Occupant> occupants) {
    return occupants.stream().allMatch(occupant -> occupant.kind() == OccupantKind.FOCUS);
  }
}
