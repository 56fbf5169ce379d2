package jitsiprivacy.recording.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.session.Occupant.Restriction;

/** Who is in the room, and what holds each of them back: it follows from the recordings alone. */
final class Occupants {

  private final Map<String, Occupant> present = new LinkedHashMap<>();

  boolean has(String id) {
    return present.containsKey(id);
  }

  int count() {
    return present.size();
  }

  Optional<Occupant> get(String id) {
    return Optional.ofNullable(present.get(id));
  }

  Occupant joined(String id, Set<RecordingKind> agreed) {
    Occupant occupant = new Occupant(id, agreed);
    present.put(id, occupant);
    return occupant;
  }

  void left(String id) {
    present.remove(id);
  }

  Set<String> all() {
    return which(any -> true);
  }

  Set<String> withoutConsentTo(RecordingKind kind) {
    return which(occupant -> !occupant.hasAgreed(kind));
  }

  Set<String> which(Predicate<Occupant> wanted) {
    return present.values().stream()
        .filter(wanted)
        .map(Occupant::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those first who are held back, so that nobody is let go while another recording has them. */
  List<Effect> restrict(Collection<Recording> recordings) {
    Set<String> mute = new LinkedHashSet<>();
    Set<String> hold = new LinkedHashSet<>();
    Set<String> unmute = new LinkedHashSet<>();
    Set<String> admit = new LinkedHashSet<>();
    for (Occupant occupant : present.values()) {
      Restriction before = occupant.restriction();
      Restriction now = restriction(occupant, recordings);
      occupant.restrict(now);
      if (now != before) {
        switch (now) {
          case MUTED -> mute.add(occupant.id());
          case HELD -> hold.add(occupant.id());
          case NONE -> {}
        }
        switch (before) {
          case MUTED -> unmute.add(occupant.id());
          case HELD -> admit.add(occupant.id());
          case NONE -> {}
        }
      }
    }
    List<Effect> effects = new ArrayList<>();
    if (!mute.isEmpty()) {
      effects.add(new Effect.Mute(mute));
    }
    if (!hold.isEmpty()) {
      effects.add(new Effect.Hold(hold));
    }
    if (!admit.isEmpty()) {
      effects.add(new Effect.Admit(admit));
    }
    if (!unmute.isEmpty()) {
      effects.add(new Effect.Unmute(unmute));
    }
    return effects;
  }

  /** What is to hold somebody back at the moment. */
  static Restriction restriction(Occupant occupant, Collection<Recording> recordings) {
    List<Recording> without = recordings.stream().filter(each -> each.keepsOut(occupant)).toList();
    if (without.isEmpty()) {
      return Restriction.NONE;
    }
    return occupant.canBeHeld() && without.stream().anyMatch(Recording::holdsLateJoiners)
        ? Restriction.HELD
        : Restriction.MUTED;
  }
}
