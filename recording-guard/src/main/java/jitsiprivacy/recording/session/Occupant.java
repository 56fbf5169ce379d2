package jitsiprivacy.recording.session;

import java.util.Set;
import jitsiprivacy.recording.policy.RecordingKind;

/** A participant who is in the room. */
final class Occupant {

  /** What holds somebody back. */
  enum Restriction {
    NONE,
    MUTED,
    HELD
  }

  private final String id;
  private Set<RecordingKind> agreed;
  private Restriction restriction = Restriction.NONE;

  /** Who was let in can be held no more. */
  private boolean entered;

  Occupant(String id, Set<RecordingKind> agreed) {
    this.id = id;
    this.agreed = Set.copyOf(agreed);
  }

  String id() {
    return id;
  }

  boolean hasAgreed(RecordingKind kind) {
    return agreed.contains(kind);
  }

  void agreed(Set<RecordingKind> now) {
    agreed = Set.copyOf(now);
  }

  Restriction restriction() {
    return restriction;
  }

  boolean canBeHeld() {
    return !entered;
  }

  void restrict(Restriction now) {
    restriction = now;
    entered |= now != Restriction.HELD;
  }
}
