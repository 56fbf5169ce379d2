package jitsiprivacy.recording.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.Withdrawal;

/**
 * The recordings of one room. Each method takes in what happened and returns what is to be done, in
 * that order. While something may be recorded that somebody present has not agreed to, that
 * somebody is muted or held: also while it starts, and until the host says that it has ended.
 *
 * <p>Not thread-safe.
 */
public final class RoomRecordings {

  private final Room room = new Room();
  private final Requests requests = new Requests(room);
  private final Endings endings = new Endings(room);
  private final HostReports host = new HostReports(room, endings);
  private final Recorders recorders = new Recorders(room, endings, host);

  /**
   * Somebody asks for a recording, or a kept request was judged again.
   *
   * @param ruling of the policy, as things are now
   * @param certain whether it is certain who is in the room
   */
  public List<Effect> asked(Instant now, RecordingRequest request, Ruling ruling, boolean certain) {
    return event(now, () -> requests.asked(request, ruling, certain));
  }

  /**
   * Somebody who may asks for an end; the host gets that, too, and puts it into effect.
   *
   * @param by empty where it is not known who asks
   */
  public List<Effect> stopAsked(Instant now, RecordingKind kind, Optional<String> by) {
    return event(now, () -> room.inSlotOf(kind).ifPresent(each -> stopAsked(each, by)));
  }

  private void stopAsked(Recording recording, Optional<String> by) {
    if (recording.state() != RecordingState.WAITING) {
      endings.isToldToStop(recording);
    } else if (recording.isBy(by)) {
      endings.giveUp(recording, EndReason.ASKED);
    }
  }

  /**
   * Somebody is in the room who takes part.
   *
   * @param agreed what they agreed to, for certain
   */
  public List<Effect> joined(Instant now, String occupant, Set<RecordingKind> agreed) {
    if (room.occupants().has(occupant)) {
      return consentIs(now, occupant, agreed);
    }
    return event(
        now,
        () -> {
          Occupant joiner = room.occupants().joined(occupant, agreed);
          room.recordings().forEach(each -> joined(each, joiner));
        });
  }

  private void joined(Recording recording, Occupant joiner) {
    if (recording.lacksConsentOf(joiner)) {
      room.then(new Effect.Ask(Set.of(joiner.id()), recording.kind()));
      if (recording.requirements().onLateJoiner() == LateJoiner.STOP) {
        endings.stop(recording, EndReason.LATE_JOINER);
      }
    }
    if (recording.state() == RecordingState.RUNNING) {
      room.thenTellThatItRuns(recording, Set.of(joiner.id()));
    }
  }

  public List<Effect> left(Instant now, String occupant) {
    return event(now, () -> room.occupants().left(occupant));
  }

  /**
   * What somebody has agreed to changed.
   *
   * @param agreed all of it
   */
  public List<Effect> consentIs(Instant now, String occupant, Set<RecordingKind> agreed) {
    return event(
        now, () -> room.occupants().get(occupant).ifPresent(one -> consentIs(one, agreed)));
  }

  /**
   * Somebody took back what they had agreed to, for the past, too: also somebody who has left, and
   * after a recording has ended. May be said again.
   */
  public List<Effect> withdrawn(Instant now, String occupant, Set<RecordingKind> kinds) {
    return event(
        now,
        () -> {
          room.recordings().stream()
              .filter(each -> kinds.contains(each.kind()) && each.hasRecorded(occupant))
              .forEach(each -> each.isAgainst(Quarantine.WITHDRAWN));
          room.ended().stream()
              .filter(each -> kinds.contains(each.kind()) && each.hasRecorded(occupant))
              .forEach(each -> endings.withdrawn(each, occupant));
        });
  }

  private void consentIs(Occupant occupant, Set<RecordingKind> agreed) {
    List<Recording> before =
        room.recordings().stream().filter(each -> !each.isWithout(occupant)).toList();
    occupant.agreed(agreed);
    for (Recording recording : before) {
      if (recording.isWithout(occupant)) {
        room.thenTell(Set.of(occupant.id()), Sentences.of(Phrase.MUTED));
        if (recording.requirements().onWithdrawal() == Withdrawal.STOP) {
          endings.stop(recording, EndReason.WITHDRAWN);
        }
      }
    }
  }

  /** The meeting is end-to-end encrypted from now on. */
  public List<Effect> encrypted(Instant now) {
    return event(
        now, () -> room.recordings().forEach(each -> endings.end(each, EndReason.ENCRYPTED)));
  }

  /** A presence was lost: who is there is not certain any more. */
  public List<Effect> lostSight(Instant now) {
    return event(
        now,
        () ->
            room.recordings().stream()
                .filter(each -> each.requirements().needsConsent())
                .forEach(
                    each -> {
                      each.isAgainst(Quarantine.UNWATCHED);
                      endings.end(each, EndReason.UNCERTAIN);
                    }));
  }

  /**
   * The rules were read again.
   *
   * @param rulings of the new policy about what is there now; what is not in it is refused. What
   *     waits is judged again by itself
   */
  public List<Effect> reloaded(Instant now, Map<RecordingKind, Ruling> rulings) {
    return event(
        now,
        () ->
            room.recordings()
                .forEach(each -> reloaded(each, Optional.ofNullable(rulings.get(each.kind())))));
  }

  private void reloaded(Recording recording, Optional<Ruling> ruling) {
    if (recording.state() == RecordingState.WAITING) {
      room.then(new Effect.JudgeAgain(recording.request()));
    } else if (ruling.orElse(null) instanceof Ruling.Allowed allowed
        && allowed.requirements().equals(recording.requirements())) {
      recording.ruling(allowed);
    } else {
      endings.stop(recording, EndReason.POLICY_CHANGED);
    }
  }

  /** Nothing else happened. */
  public List<Effect> timePassed(Instant now) {
    return event(now, () -> {});
  }

  /** When {@link #timePassed} is to be called at the latest, unless something happens before. */
  public Optional<Instant> nextDue() {
    return room.recordings().stream().flatMap(Recording::deadlines).min(Instant::compareTo);
  }

  /**
   * The host says that something runs.
   *
   * @param session the host's name for it; one that has ended does not run again
   */
  public List<Effect> hostStarted(Instant now, RecordingKind kind, String session) {
    return event(now, () -> host.started(kind, session));
  }

  /** The host says that it tries again. */
  public List<Effect> hostRetries(Instant now, RecordingKind kind, Optional<String> session) {
    return event(now, () -> host.retries(kind, session));
  }

  /**
   * The host says that something has ended, or that it never started.
   *
   * @param session empty where the host never named one
   */
  public List<Effect> hostEnded(
      Instant now, RecordingKind kind, Optional<String> session, boolean failed) {
    return event(now, () -> host.ended(kind, session, failed));
  }

  /**
   * Something that records is in the room, or says more of what it belongs to. It is put out where
   * that is nothing that is under way: after a restart the host knows of none, and cannot end it.
   */
  public List<Effect> recorderIsThere(Instant now, Recorder recorder) {
    return event(now, () -> recorders.isThere(recorder));
  }

  public List<Effect> recorderLeft(Instant now, String id) {
    return event(now, () -> recorders.left(id));
  }

  /** The host is not in the room any more; what it started has ended with that. */
  public List<Effect> hostLeft(Instant now) {
    return event(
        now,
        () -> {
          recorders.lost();
          room.recordings().forEach(each -> host.ended(each.kind(), Optional.empty(), false));
        });
  }

  /** What was asked for, and waits or is under way. */
  public List<RecordingRequest> requests() {
    return room.recordings().stream().map(Recording::request).toList();
  }

  /** Whether there is nothing that it would have to remember. */
  public boolean isIdle() {
    return room.recordings().isEmpty();
  }

  private List<Effect> event(Instant now, Runnable happens) {
    return room.effects(
        now,
        () -> {
          happens.run();
          recorders.check();
          for (Recording each : room.recordings()) {
            endings.check(each);
            each.recorded(room.occupants());
          }
        });
  }
}
