package jitsiprivacy.recording.session;

import java.util.Set;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.session.Effect.What;

/** How recordings end, and when they must. */
final class Endings {

  private final Room room;

  Endings(Room room) {
    this.room = room;
  }

  /** What follows from how things are, whatever happened. */
  void check(Recording recording) {
    switch (recording.state()) {
      case IDLE -> {}
      case WAITING -> checkWaiting(recording);
      case STARTING, RUNNING -> {
        if (!initiatorIsPresent(recording)) {
          stop(recording, EndReason.INITIATOR_LEFT);
        } else if (recording.hasReachedMaximum(room.now())) {
          stop(recording, EndReason.MAXIMUM);
        } else if (recording.isDue(room.now())) {
          stop(recording, EndReason.NOT_STARTED);
        }
      }
      case STOPPING -> {
        if (recording.isDue(room.now())) {
          if (recording.alert()) {
            room.then(new Effect.AlertNotStopped(recording.request(), recording.session()));
          }
          if (recording.hasRecorders()) {
            room.then(new Effect.PutOut(Set.copyOf(recording.recorders())));
          }
          tellToStop(recording);
        }
      }
    }
  }

  private void checkWaiting(Recording recording) {
    if (!initiatorIsPresent(recording)) {
      giveUp(recording, EndReason.INITIATOR_LEFT);
    } else if (recording.isDue(room.now())) {
      giveUp(recording, EndReason.NOT_IN_TIME);
    } else if (room.occupants().count() > 0
        && room.occupants().withoutConsentTo(recording.kind()).isEmpty()
        && recording.judgeAgain()) {
      room.then(new Effect.JudgeAgain(recording.request()));
    }
  }

  private boolean initiatorIsPresent(Recording recording) {
    return recording.request().initiator().map(room.occupants()::has).orElse(true);
  }

  /** It does not go on, whether it waits or runs. */
  void end(Recording recording, EndReason reason) {
    if (recording.state() == RecordingState.WAITING) {
      giveUp(recording, reason);
    } else {
      stop(recording, reason);
    }
  }

  void giveUp(Recording recording, EndReason reason) {
    recording.go(Step.GIVEN_UP);
    room.remove(recording);
    room.thenNote(What.REFUSED, recording, reason.id());
    room.then(new Effect.GiveUp(recording.request()));
    room.thenTellInitiator(recording, Sentences.ended(reason, recording.kind()));
  }

  /** The first reason counts. */
  void stop(Recording recording, EndReason reason) {
    if (recording.state() == RecordingState.STARTING
        || recording.state() == RecordingState.RUNNING) {
      recording.reason(reason);
      recording.go(Step.MUST_STOP);
      tellToStop(recording);
    }
  }

  /** Somebody told the host, which has as long as for an order of ours. */
  void isToldToStop(Recording recording) {
    if (recording.state() == RecordingState.STARTING
        || recording.state() == RecordingState.RUNNING) {
      recording.reason(EndReason.ASKED);
      recording.go(Step.MUST_STOP);
      recording.due(room.now().plus(Recording.TO_STOP));
    }
  }

  void tellToStop(Recording recording) {
    recording.due(room.now().plus(Recording.TO_STOP));
    if (!recording.hostHasEnded()) {
      room.then(new Effect.Stop(recording.request(), recording.session(), recording.reason()));
    }
  }

  /** The host says so: when it has sent the order, and what records may not have got it yet. */
  void hostEnded(Recording recording, EndReason reason) {
    recording.hostEnded(reason);
    if (recording.hasRecorders()) {
      tellToStop(recording);
    } else {
      ended(recording, reason);
    }
  }

  /** After it has ended; of each of them once. */
  void withdrawn(Recording recording, String occupant) {
    recording.notRecorded(occupant);
    if (recording.isOneForQuarantine(Quarantine.WITHDRAWN)) {
      quarantine(recording, Set.of(Quarantine.WITHDRAWN));
    }
  }

  private void quarantine(Recording recording, Set<Quarantine> reasons) {
    if (!reasons.isEmpty()) {
      room.then(new Effect.PutInQuarantine(recording.request(), recording.session(), reasons));
    }
  }

  /** Nothing records it any more. */
  void ended(Recording recording, EndReason reason) {
    recording.go(Step.HOST_ENDED);
    room.hasEnded(recording);
    room.thenNote(What.STOPPED, recording, reason.id());
    quarantine(recording, recording.quarantine(room.now()));
    if (recording.since().isPresent()) {
      room.thenTell(room.occupants().all(), Sentences.of(Phrase.ENDED, recording.kind()));
    }
    room.thenTellInitiator(recording, Sentences.ended(reason, recording.kind()));
  }
}
