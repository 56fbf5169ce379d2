package jitsiprivacy.recording.session;

import java.util.Optional;
import jitsiprivacy.recording.policy.RecordingKind;

/**
 * Something in the room that records what it gets there, by the word of the server.
 *
 * @param id of the occupant
 * @param kind what it says that it does; empty where it does not say
 * @param session the host's name for what it belongs to; empty where it does not say
 */
public record Recorder(String id, Optional<RecordingKind> kind, Optional<String> session) {

  Slot slot() {
    return Slot.of(kind.orElse(RecordingKind.FILE));
  }

  /** Whether it may be the one of this recording. */
  boolean mayBelongTo(Recording recording) {
    Slot other = Slot.of(recording.kind());
    boolean sort = kind.isPresent() ? slot() == other : other.isOfRecorders();
    return sort
        && recording.state().isActive()
        && !recording.hostHasEnded()
        && recording.isOf(session);
  }
}
