package jitsiprivacy.recording.session;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.RecordingKind;

/**
 * Who records, in the room itself. The host says that a recording has ended when it has sent the
 * order, and after a restart it knows of none: what is still in the room still records.
 */
final class Recorders {

  private final Room room;
  private final Endings endings;
  private final HostReports host;
  private final Map<String, Belonging> present = new LinkedHashMap<>();

  private record Belonging(Recorder recorder, Recording to) {}

  Recorders(Room room, Endings endings, HostReports host) {
    this.room = room;
    this.endings = endings;
    this.host = host;
  }

  void isThere(Recorder recorder) {
    Belonging known = present.get(recorder.id());
    if (known != null) {
      present.put(recorder.id(), new Belonging(recorder, known.to));
      return;
    }
    Optional<Recording> its =
        room.recordings().stream()
            .filter(recorder::mayBelongTo)
            .min(Comparator.comparing(Recording::hasRecorders));
    if (its.isPresent()) {
      belongs(recorder, its.get());
    } else {
      belongsToNothing(recorder);
    }
  }

  /** What it was taken to belong to may have become something else. */
  void check() {
    for (Belonging each : List.copyOf(present.values())) {
      if (!room.recordings().contains(each.to)) {
        belongsToNothing(each.recorder);
      } else if (!each.to.isOf(each.recorder.session())) {
        isAStranger(each.recorder, each.to);
      }
    }
  }

  private void belongs(Recorder recorder, Recording recording) {
    present.put(recorder.id(), new Belonging(recorder, recording));
    recording.recorders().add(recorder.id());
  }

  private void belongsToNothing(Recorder recorder) {
    RecordingKind kind = recorder.kind().orElse(RecordingKind.FILE);
    Optional<Recording> other = room.inSlotOf(kind).filter(each -> each.state().isActive());
    Recording among = other.orElseGet(() -> host.found(kind, recorder.session()));
    belongs(recorder, among);
    isAStranger(recorder, among);
    if (other.isEmpty()) {
      room.thenTellThatItRuns(among, room.occupants().all());
    }
  }

  /** Nobody can have agreed to what nobody let through. */
  private void isAStranger(Recorder recorder, Recording among) {
    if (among.strangers().add(recorder.id())) {
      room.then(new Effect.PutOut(Set.of(recorder.id())));
    }
  }

  void left(String id) {
    Belonging known = present.remove(id);
    if (known == null) {
      return;
    }
    Recording recording = known.to;
    recording.recorders().remove(id);
    recording.strangers().remove(id);
    if (recording.hostHasEnded() && !recording.hasRecorders()) {
      endings.ended(recording, recording.reason());
    }
  }

  /** Nobody sees them any more. */
  void lost() {
    Set.copyOf(present.keySet()).forEach(this::left);
  }
}
