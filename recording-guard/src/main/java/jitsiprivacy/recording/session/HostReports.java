package jitsiprivacy.recording.session;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.session.Effect.What;

/** What the host says of recordings, also of those that nobody let through. */
final class HostReports {

  private final Room room;
  private final Endings endings;

  /** What the host still says of one that has ended is late. */
  private final Map<Slot, String> lastEnded = new EnumMap<>(Slot.class);

  HostReports(Room room, Endings endings) {
    this.room = room;
    this.endings = endings;
  }

  void started(RecordingKind kind, String session) {
    if (isLate(kind, Optional.of(session))) {
      return;
    }
    Recording recording = reported(kind, Optional.of(session));
    boolean first = recording.since().isEmpty();
    recording.since(room.now());
    recording.go(Step.HOST_STARTED);
    if (first) {
      room.thenNote(What.STARTED, recording, "");
      room.thenTellThatItRuns(recording, room.occupants().all());
    }
    if (recording.state() == RecordingState.RUNNING) {
      recording.due(Instant.MAX);
    } else {
      endings.tellToStop(recording);
    }
  }

  void retries(RecordingKind kind, Optional<String> session) {
    if (isLate(kind, session)) {
      return;
    }
    Recording recording = reported(kind, session);
    recording.go(Step.HOST_RETRIES);
    if (recording.state() == RecordingState.STARTING) {
      recording.due(room.now().plus(Recording.TO_START));
    } else {
      endings.tellToStop(recording);
    }
  }

  void ended(RecordingKind kind, Optional<String> session, boolean failed) {
    if (isLate(kind, session)) {
      return;
    }
    session.ifPresent(name -> lastEnded.put(Slot.of(kind), name));
    room.inSlotOf(kind)
        .filter(each -> each.state().isActive() && each.kind() == kind && each.isOf(session))
        .ifPresent(
            each -> {
              boolean byItself = failed && each.state() != RecordingState.STOPPING;
              endings.hostEnded(each, byItself ? EndReason.FAILED : each.reason());
            });
  }

  /** One that nobody let through is under way, without a word of the host. */
  Recording found(RecordingKind kind, Optional<String> session) {
    Recording recording = reported(kind, session);
    recording.since(room.now());
    recording.go(Step.HOST_STARTED);
    recording.hostEnded(EndReason.UNEXPECTED);
    recording.due(room.now().plus(Recording.TO_STOP));
    room.thenNote(What.STARTED, recording, "");
    return recording;
  }

  /** That which was let through, or one of nobody's. */
  private Recording reported(RecordingKind kind, Optional<String> session) {
    Optional<Recording> there = room.inSlotOf(kind);
    Recording recording =
        there
            .filter(each -> each.state().isActive() && each.kind() == kind)
            .orElseGet(
                () -> {
                  there.ifPresent(this::replaced);
                  return unexpected(kind, session);
                });
    if (recording.hostHasEnded()) {
      recording.isUnruled(); // It is another one, whatever still records the one before.
    }
    recording.session(session);
    return recording;
  }

  private void replaced(Recording recording) {
    if (recording.state() == RecordingState.WAITING) {
      endings.giveUp(recording, EndReason.UNEXPECTED);
    } else {
      endings.ended(recording, EndReason.UNEXPECTED);
    }
  }

  private Recording unexpected(RecordingKind kind, Optional<String> session) {
    Recording recording =
        Recording.unruled(
            new RecordingRequest(
                session.orElse("unexpected"),
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    recording.reason(EndReason.UNEXPECTED);
    room.put(recording);
    return recording;
  }

  private boolean isLate(RecordingKind kind, Optional<String> session) {
    return session.isPresent() && session.get().equals(lastEnded.get(Slot.of(kind)));
  }
}
