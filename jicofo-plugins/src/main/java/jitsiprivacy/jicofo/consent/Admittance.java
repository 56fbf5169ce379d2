package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.KindOptions;
import jitsiprivacy.jicofo.consent.options.KindOptions.KindRule;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Restriction;
import jitsiprivacy.jicofo.room.Room;

/** Who needs consent, and who has it: asked by every gate. */
@Singleton
public final class Admittance {

  private final KindOptions kinds;
  private final boolean exemptHealthCheck;
  private final String healthRoomPrefix;
  private final Inviters inviters;

  @Inject
  Admittance(ConsentGateOptions options, JicofoSettings settings, Inviters inviters) {
    this.kinds = options.kinds();
    this.exemptHealthCheck = options.exemptHealthCheck();
    this.healthRoomPrefix = settings.healthRoomPrefix();
    this.inviters = inviters;
  }

  /** Whether this occupant's media may be forwarded. */
  public boolean mayPublish(Occupant occupant) {
    if (occupant.restriction() != Restriction.NONE) {
      return false;
    }
    return switch (rule(occupant)) {
      case EXEMPT -> true;
      case DENY -> false;
      case ASK -> has(occupant, occupant.consent().terms().toPublish());
      case INHERIT -> inviters.of(occupant).filter(this::mayPublish).isPresent();
    };
  }

  /** Whether this occupant may be invited. */
  public boolean mayEnter(Occupant occupant) {
    if (occupant.restriction() == Restriction.HELD) {
      return false;
    }
    return switch (rule(occupant)) {
      case EXEMPT -> true;
      case DENY -> false;
      case ASK -> has(occupant, occupant.consent().terms().toEnter());
      case INHERIT -> inviters.of(occupant).filter(this::mayEnter).isPresent();
    };
  }

  /** Whether it counts as agreeing to a purpose, be it by whoever invited it. */
  public boolean hasAgreed(Occupant occupant, Purpose purpose) {
    return whatCounts(occupant).filter(consent -> consent.has(purpose)).isPresent();
  }

  /** By which record it does, if it does. */
  public Optional<String> grant(Occupant occupant, Purpose purpose) {
    return whatCounts(occupant).flatMap(consent -> consent.grant(purpose));
  }

  /** Whether it counts as having agreed, and having taken that back. */
  public boolean hasWithdrawn(Occupant occupant, Purpose purpose) {
    return whatCounts(occupant).filter(consent -> consent.hasWithdrawn(purpose)).isPresent();
  }

  /** Its own, or that of whoever invited it; empty when nobody did. */
  private Optional<OccupantConsent> whatCounts(Occupant occupant) {
    return rule(occupant) == KindRule.INHERIT
        ? inviters.of(occupant).flatMap(this::whatCounts)
        : Optional.of(occupant.consent());
  }

  /** Whether it decides for itself. */
  public boolean isAsked(Occupant occupant) {
    return rule(occupant) == KindRule.ASK;
  }

  /** The occupants whose consent counts: all but the focus, the exempt and the silenced. */
  public List<Occupant> participants(Room room) {
    return room.occupants().stream().filter(this::counts).toList();
  }

  /** Whether it is one of them. */
  public boolean counts(Occupant occupant) {
    KindRule rule = rule(occupant);
    return rule == KindRule.ASK || rule == KindRule.INHERIT;
  }

  /**
   * A room in which Jicofo checks its own health. The name alone makes none, since anybody can
   * choose it: nobody else may be inside.
   */
  public boolean isHealthCheck(Room room) {
    return exemptHealthCheck
        && room.jid().getLocalpart().toString().startsWith(healthRoomPrefix)
        && onlyFocus(room.occupants());
  }

  private KindRule rule(Occupant occupant) {
    return switch (occupant.kind()) {
      case FOCUS -> KindRule.EXEMPT;
      case PARTICIPANT -> KindRule.ASK;
      case JIBRI -> kinds.jibri();
      case JIGASI -> kinds.jigasi();
      case TRANSCRIBER -> kinds.transcriber();
      case BOT -> kinds.bot();
    };
  }

  /** Before it has arrived nobody knows what is asked of it. */
  private static boolean has(Occupant occupant, Set<Purpose> purposes) {
    return occupant.arrival().isOver() && occupant.consent().hasAll(purposes);
  }

  private static boolean onlyFocus(Collection<Occupant> occupants) {
    return occupants.stream().allMatch(occupant -> occupant.kind() == OccupantKind.FOCUS);
  }
}
