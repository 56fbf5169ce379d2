package jitsiprivacy.recording.session;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
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
              endings.ended(each, byItself ? EndReason.FAILED : each.reason());
            });
  }

  /** One that ran before the guard was restarted. */
  void found(
      RecordingRequest request, Ruling ruling, Optional<String> session, Optional<Instant> since) {
    if (room.inSlotOf(request.kind()).isPresent()) {
      return;
    }
    Recording recording =
        ruling instanceof Ruling.Allowed allowed
            ? new Recording(request, allowed)
            : Recording.unruled(request);
    recording.isAgainst(Quarantine.UNWATCHED);
    recording.session(session);
    recording.since(since.orElse(room.now()));
    recording.go(Step.FOUND_RUNNING);
    room.put(recording);
    room.thenAskWhoIsWithout(recording);
    room.thenTellThatItRuns(recording, room.occupants().all());
    Requirements requirements = recording.requirements();
    if (ruling instanceof Ruling.Refused) {
      endings.stop(recording, EndReason.POLICY_CHANGED);
    } else if (requirements.lasts().isPresent() && since.isEmpty()) {
      endings.stop(recording, EndReason.MAXIMUM); // It may have run for that long already.
    } else if (requirements.onLateJoiner() == LateJoiner.STOP
        && !room.occupants().which(recording::keepsOut).isEmpty()) {
      endings.stop(recording, EndReason.LATE_JOINER);
    }
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
