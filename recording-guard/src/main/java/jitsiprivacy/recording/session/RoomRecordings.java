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
      recording.askedToStop();
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
      return consentIs(now, occupant, agreed, false);
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
   * What somebody has agreed to changed, also of somebody who has left.
   *
   * @param agreed all of it
   * @param retroactive whether what was taken back is taken back for the past, too
   */
  public List<Effect> consentIs(
      Instant now, String occupant, Set<RecordingKind> agreed, boolean retroactive) {
    return event(
        now,
        () -> {
          for (Recording each : room.recordings()) {
            if (retroactive && !agreed.contains(each.kind()) && each.hasRecorded(occupant)) {
              each.isAgainst(Quarantine.WITHDRAWN);
            }
          }
          room.occupants().get(occupant).ifPresent(one -> consentIs(one, agreed));
        });
  }

  private void consentIs(Occupant occupant, Set<RecordingKind> agreed) {
    List<Recording> before =
        room.recordings().stream().filter(each -> !each.keepsOut(occupant)).toList();
    occupant.agreed(agreed);
    for (Recording recording : before) {
      if (recording.keepsOut(occupant)) {
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
                .forEach(each -> endings.end(each, EndReason.UNCERTAIN)));
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
   * After a restart: a recording is found running. To be called once who is in the room is known;
   * what they agreed to may come later, and counts as nothing until then.
   *
   * @param since when it started; empty where that is not known
   */
  public List<Effect> found(
      Instant now,
      RecordingRequest request,
      Ruling ruling,
      Optional<String> session,
      Optional<Instant> since) {
    return event(now, () -> host.found(request, ruling, session, since));
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
          for (Recording each : room.recordings()) {
            endings.check(each);
            each.recorded(room.occupants());
          }
        });
  }
}
