package jitsiprivacy.recording.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.Withdrawal;
import jitsiprivacy.recording.session.Effect.What;
import jitsiprivacy.recording.session.Occupant.Restriction;

/**
 * The recordings of one room. Each method takes in what happened and returns what is to be done, in
 * that order. While something may be recorded that somebody present has not agreed to, that
 * somebody is muted or held: also while it starts, and until the host says that it has ended.
 *
 * <p>Not thread-safe.
 */
public final class RoomRecordings {

  private final Occupants occupants = new Occupants();
  private final Map<Slot, Recording> recordings = new EnumMap<>(Slot.class);

  /** What the host still says of one that has ended is late. */
  private final Map<Slot, String> lastEnded = new EnumMap<>(Slot.class);

  /**
   * Somebody asks for a recording, or a kept request was judged again.
   *
   * @param ruling of the policy, as things are now
   * @param certain whether it is certain who is in the room
   */
  public List<Effect> asked(Instant now, RecordingRequest request, Ruling ruling, boolean certain) {
    return event(now, then -> asked(now, request, ruling, certain, then));
  }

  /** Somebody who may asks for an end; the host gets that, too, and puts it into effect. */
  public List<Effect> stopAsked(Instant now, RecordingKind kind, String by) {
    return event(
        now,
        then ->
            in(kind)
                .ifPresent(
                    recording -> {
                      if (recording.state() != RecordingState.WAITING) {
                        recording.askedToStop();
                      } else if (recording.isBy(by)) {
                        giveUp(recording, EndReason.ASKED, then);
                      }
                    }));
  }

  /**
   * Somebody is in the room who takes part.
   *
   * @param agreed what they agreed to, for certain
   */
  public List<Effect> joined(Instant now, String occupant, Set<RecordingKind> agreed) {
    if (occupants.has(occupant)) {
      return consentIs(now, occupant, agreed, false);
    }
    return event(
        now,
        then -> {
          Occupant joiner = occupants.joined(occupant, agreed);
          for (Recording recording : all()) {
            if (isWithout(recording, joiner)) {
              then.add(new Effect.Ask(Set.of(occupant), recording.kind()));
              if (recording.requirements().onLateJoiner() == LateJoiner.STOP) {
                stop(recording, EndReason.LATE_JOINER, now, then);
              }
            }
            if (recording.state() == RecordingState.RUNNING) {
              tellThatItRuns(recording, Set.of(occupant), then);
            }
          }
        });
  }

  public List<Effect> left(Instant now, String occupant) {
    return event(now, then -> occupants.left(occupant));
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
        then -> {
          Optional<Occupant> present = occupants.get(occupant);
          for (Recording recording : all()) {
            RecordingKind kind = recording.kind();
            if (retroactive && !agreed.contains(kind) && recording.hasRecorded(occupant)) {
              recording.isAgainst(Quarantine.WITHDRAWN);
            }
            if (present.filter(one -> one.hasAgreed(kind) && !agreed.contains(kind)).isPresent()) {
              withdrawn(recording, occupant, now, then);
            }
          }
          present.ifPresent(one -> one.agreed(agreed));
        });
  }

  /** The meeting is end-to-end encrypted from now on. */
  public List<Effect> encrypted(Instant now) {
    return event(now, then -> all().forEach(each -> end(each, EndReason.ENCRYPTED, now, then)));
  }

  /** A presence was lost: who is there is not certain any more. */
  public List<Effect> lostSight(Instant now) {
    return event(
        now,
        then ->
            all().stream()
                .filter(each -> each.requirements().needsConsent())
                .forEach(each -> end(each, EndReason.UNCERTAIN, now, then)));
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
        then -> {
          for (Recording recording : all()) {
            if (recording.state() == RecordingState.WAITING) {
              then.add(new Effect.JudgeAgain(recording.request()));
            } else if (rulings.get(recording.kind()) instanceof Ruling.Allowed allowed
                && allowed.requirements().equals(recording.requirements())) {
              recording.ruling(allowed);
            } else {
              stop(recording, EndReason.POLICY_CHANGED, now, then);
            }
          }
        });
  }

  /** Nothing else happened. */
  public List<Effect> timePassed(Instant now) {
    return event(now, then -> {});
  }

  /** When {@link #timePassed} is to be called at the latest, unless something happens before. */
  public Optional<Instant> nextDue() {
    return recordings.values().stream().flatMap(Recording::deadlines).min(Instant::compareTo);
  }

  /**
   * The host says that something runs.
   *
   * @param session the host's name for it; one that has ended does not run again
   */
  public List<Effect> hostStarted(Instant now, RecordingKind kind, String session) {
    return event(now, then -> hostStarted(now, kind, session, then));
  }

  /** The host says that it tries again. */
  public List<Effect> hostRetries(Instant now, RecordingKind kind, Optional<String> session) {
    return event(
        now,
        then -> {
          if (!isLate(kind, session)) {
            Recording recording = atHost(now, kind, session, then);
            recording.go(Step.HOST_RETRIES);
            if (recording.state() == RecordingState.STARTING) {
              recording.due(now.plus(Recording.TO_START));
            } else {
              tellToStop(recording, now, then);
            }
          }
        });
  }

  /**
   * The host says that something has ended, or that it never started.
   *
   * @param session empty where the host never named one
   */
  public List<Effect> hostEnded(
      Instant now, RecordingKind kind, Optional<String> session, boolean failed) {
    return event(
        now,
        then -> {
          if (!isLate(kind, session)) {
            session.ifPresent(ended -> lastEnded.put(Slot.of(kind), ended));
            in(kind)
                .filter(
                    each -> each.state().isActive() && each.kind() == kind && each.isOf(session))
                .ifPresent(each -> ended(each, now, failed, then));
          }
        });
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
    return event(
        now,
        then -> {
          if (in(request.kind()).isEmpty()) {
            found(now, request, ruling, then, session, since);
          }
        });
  }

  /** Whether there is nothing that it would have to remember. */
  public boolean isIdle() {
    return recordings.isEmpty();
  }

  private List<Effect> event(Instant now, Consumer<List<Effect>> happens) {
    List<Effect> then = new ArrayList<>();
    happens.accept(then);
    all().forEach(each -> check(each, now, then));
    List<Effect> effects = new ArrayList<>(occupants.restrict(recordings.values()));
    effects.addAll(then);
    return effects;
  }

  /** What follows from how things are, whatever happened. */
  private void check(Recording recording, Instant now, List<Effect> then) {
    switch (recording.state()) {
      case IDLE -> {}
      case WAITING -> checkWaiting(recording, now, then);
      case STARTING, RUNNING -> {
        if (!initiatorIsPresent(recording)) {
          stop(recording, EndReason.INITIATOR_LEFT, now, then);
        } else if (recording.hasReachedMaximum(now)) {
          stop(recording, EndReason.MAXIMUM, now, then);
        } else if (recording.isDue(now)) {
          stop(recording, EndReason.NOT_STARTED, now, then);
        }
      }
      case STOPPING -> {
        if (recording.isDue(now)) {
          if (recording.alert()) {
            then.add(new Effect.AlertNotStopped(recording.request(), recording.session()));
          }
          tellToStop(recording, now, then);
        }
      }
    }
    if (recording.state().isActive()) {
      occupants.which(each -> each.hasAgreed(recording.kind())).forEach(recording::recorded);
    }
  }

  private void checkWaiting(Recording recording, Instant now, List<Effect> then) {
    if (!initiatorIsPresent(recording)) {
      giveUp(recording, EndReason.INITIATOR_LEFT, then);
    } else if (recording.isDue(now)) {
      giveUp(recording, EndReason.NOT_IN_TIME, then);
    } else if (occupants.count() > 0
        && occupants.withoutConsentTo(recording.kind()).isEmpty()
        && recording.judgeAgain()) {
      then.add(new Effect.JudgeAgain(recording.request()));
    }
  }

  private void asked(
      Instant now, RecordingRequest request, Ruling ruling, boolean certain, List<Effect> then) {
    Optional<Recording> there = in(request.kind());
    Optional<Recording> kept = there.filter(each -> each.isKept(request));
    kept.ifPresent(Recording::judged);
    if (there.isPresent() && kept.isEmpty()) {
      Phrase answer = there.get().isRepeated(request) ? Phrase.ALREADY_WAITING : Phrase.BUSY;
      deny(request, kept, Optional.empty(), "busy", Sentences.of(answer), then);
    } else if (ruling instanceof Ruling.Allowed allowed) {
      asked(now, request, allowed, certain, kept, then);
    } else if (ruling instanceof Ruling.Refused refused) {
      deny(
          request,
          kept,
          refused.decidedBy(),
          refused.cause().id(),
          Sentences.refused(refused),
          then);
    }
  }

  private void asked(
      Instant now,
      RecordingRequest request,
      Ruling.Allowed ruling,
      boolean certain,
      Optional<Recording> kept,
      List<Effect> then) {
    Requirements requirements = ruling.requirements();
    Optional<Phrase> problem = problem(request, requirements, certain);
    Set<String> missing = occupants.withoutConsentTo(request.kind());
    boolean waits = requirements.consent() == ConsentNeed.ALL && !missing.isEmpty();
    if (problem.isPresent()) {
      deny(
          request,
          kept,
          ruling.decidedBy(),
          problem.get().key(),
          Sentences.of(problem.get()),
          then);
    } else if (waits) {
      consentIsMissing(now, request, ruling, missing, kept, then);
    } else {
      start(now, kept.orElseGet(() -> new Recording(request, ruling)), ruling, then);
    }
  }

  private Optional<Phrase> problem(
      RecordingRequest request, Requirements requirements, boolean certain) {
    if (request.initiator().filter(by -> !occupants.has(by)).isPresent()) {
      return Optional.of(Phrase.NOT_PRESENT);
    }
    if (requirements.reason() && request.reason().filter(text -> !text.isBlank()).isEmpty()) {
      return Optional.of(Phrase.REASON_MISSING);
    }
    if (requirements.needsConsent() && !certain) {
      return Optional.of(Phrase.UNCERTAIN);
    }
    return requirements.needsConsent() && occupants.count() == 0
        ? Optional.of(Phrase.NOBODY)
        : Optional.empty();
  }

  private void consentIsMissing(
      Instant now,
      RecordingRequest request,
      Ruling.Allowed ruling,
      Set<String> missing,
      Optional<Recording> kept,
      List<Effect> then) {
    if (kept.isPresent()) {
      kept.get().ruling(ruling); // Somebody came or changed their mind meanwhile: it still waits.
      return;
    }
    then.add(new Effect.Ask(missing, request.kind()));
    ruling
        .requirements()
        .startsWithin()
        .ifPresentOrElse(
            within -> {
              Recording recording = new Recording(request, ruling);
              recording.go(Step.PUT_OFF);
              recording.due(now.plus(within));
              recordings.put(request.slot(), recording);
              then.add(
                  new Effect.PutOff(
                      request, Sentences.missing(missing.size(), occupants.count(), within)));
            },
            () ->
                deny(
                    request,
                    kept,
                    ruling.decidedBy(),
                    "consent-missing",
                    Sentences.missing(missing.size(), occupants.count()),
                    then));
  }

  private void start(Instant now, Recording recording, Ruling.Allowed ruling, List<Effect> then) {
    RecordingRequest request = recording.request();
    recording.ruling(ruling);
    if (recording.state() == RecordingState.WAITING) {
      tellInitiator(recording, Sentences.of(Phrase.ALL_AGREED), then);
    }
    recordings.put(request.slot(), recording);
    recording.go(Step.LET_THROUGH);
    recording.due(now.plus(Recording.TO_START));
    then.add(note(What.ALLOWED, recording, ""));
    askWhoIsWithout(recording, then);
    ruling
        .requirements()
        .announcement()
        .ifPresent(
            text ->
                then.add(new Effect.Tell(occupants.all(), Sentences.announced(recording, text))));
    then.add(new Effect.LetThrough(request));
  }

  private void deny(
      RecordingRequest request,
      Optional<Recording> kept,
      Optional<String> rule,
      String reason,
      List<Message> messages,
      List<Effect> then) {
    then.add(
        new Effect.Note(What.REFUSED, request, Optional.empty(), rule, reason, occupants.count()));
    if (kept.isEmpty()) {
      then.add(new Effect.Refuse(request, messages));
      return;
    }
    recordings.remove(request.slot());
    then.add(new Effect.GiveUp(request)); // It was answered when it was put off.
    tellInitiator(kept.get(), messages, then);
  }

  private void withdrawn(Recording recording, String occupant, Instant now, List<Effect> then) {
    if (recording.state().isActive() && recording.requirements().needsConsent()) {
      then.add(new Effect.Tell(Set.of(occupant), Sentences.of(Phrase.MUTED)));
      if (recording.requirements().onWithdrawal() == Withdrawal.STOP) {
        stop(recording, EndReason.WITHDRAWN, now, then);
      }
    }
  }

  private void hostStarted(Instant now, RecordingKind kind, String session, List<Effect> then) {
    if (isLate(kind, Optional.of(session))) {
      return;
    }
    Recording recording = atHost(now, kind, Optional.of(session), then);
    boolean first = recording.since().isEmpty();
    recording.since(now);
    recording.go(Step.HOST_STARTED);
    if (first) {
      then.add(note(What.STARTED, recording, ""));
      tellThatItRuns(recording, occupants.all(), then);
    }
    if (recording.state() == RecordingState.RUNNING) {
      recording.due(Instant.MAX);
    } else {
      tellToStop(recording, now, then);
    }
  }

  /** The recording that the host speaks of: that which was let through, or one of nobody's. */
  private Recording atHost(
      Instant now, RecordingKind kind, Optional<String> session, List<Effect> then) {
    Optional<Recording> there = in(kind);
    Optional<Recording> ours = there.filter(each -> each.state().isActive() && each.kind() == kind);
    Recording recording =
        ours.orElseGet(
            () -> {
              there.ifPresent(each -> replaced(each, now, then));
              return unexpected(kind, session);
            });
    recording.session(session);
    return recording;
  }

  private void replaced(Recording recording, Instant now, List<Effect> then) {
    recording.reason(EndReason.UNEXPECTED);
    if (recording.state() == RecordingState.WAITING) {
      giveUp(recording, EndReason.UNEXPECTED, then);
    } else {
      ended(recording, now, false, then);
    }
  }

  private Recording unexpected(RecordingKind kind, Optional<String> session) {
    RecordingRequest request =
        new RecordingRequest(
            session.orElse("unexpected"),
            kind,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Recording recording = Recording.unruled(request);
    recording.reason(EndReason.UNEXPECTED);
    recordings.put(request.slot(), recording);
    return recording;
  }

  private void found(
      Instant now,
      RecordingRequest request,
      Ruling ruling,
      List<Effect> then,
      Optional<String> session,
      Optional<Instant> since) {
    Recording recording =
        ruling instanceof Ruling.Allowed allowed
            ? new Recording(request, allowed)
            : Recording.unruled(request);
    recording.isAgainst(Quarantine.UNWATCHED);
    recording.session(session);
    since.ifPresent(recording::since);
    recording.go(Step.FOUND_RUNNING);
    recordings.put(request.slot(), recording);
    askWhoIsWithout(recording, then);
    tellThatItRuns(recording, occupants.all(), then);
    Requirements requirements = recording.requirements();
    if (ruling instanceof Ruling.Refused) {
      stop(recording, EndReason.POLICY_CHANGED, now, then);
    } else if (requirements.lasts().isPresent() && since.isEmpty()) {
      stop(recording, EndReason.MAXIMUM, now, then); // It may have run for that long already.
    } else if (requirements.onLateJoiner() == LateJoiner.STOP
        && !occupants.which(recording::keepsOut).isEmpty()) {
      stop(recording, EndReason.LATE_JOINER, now, then);
    }
    recording.since(now);
  }

  private void end(Recording recording, EndReason reason, Instant now, List<Effect> then) {
    if (recording.state() == RecordingState.WAITING) {
      giveUp(recording, reason, then);
    } else {
      stop(recording, reason, now, then);
    }
  }

  private void giveUp(Recording recording, EndReason reason, List<Effect> then) {
    recording.go(Step.GIVEN_UP);
    recordings.remove(recording.request().slot());
    then.add(note(What.REFUSED, recording, reason.id()));
    then.add(new Effect.GiveUp(recording.request()));
    tellInitiator(recording, Sentences.ended(reason, recording.kind()), then);
  }

  /** The first reason counts. */
  private void stop(Recording recording, EndReason reason, Instant now, List<Effect> then) {
    if (recording.state() == RecordingState.STARTING
        || recording.state() == RecordingState.RUNNING) {
      recording.reason(reason);
      recording.go(Step.MUST_STOP);
      tellToStop(recording, now, then);
    }
  }

  private void tellToStop(Recording recording, Instant now, List<Effect> then) {
    recording.due(now.plus(Recording.TO_STOP));
    then.add(new Effect.Stop(recording.request(), recording.session(), recording.reason()));
  }

  private void ended(Recording recording, Instant now, boolean failed, List<Effect> then) {
    EndReason reason =
        failed && recording.state() != RecordingState.STOPPING
            ? EndReason.FAILED
            : recording.reason();
    recording.go(Step.HOST_ENDED);
    recordings.remove(recording.request().slot());
    then.add(note(What.STOPPED, recording, reason.id()));
    Set<Quarantine> quarantine = recording.quarantine(now);
    if (!quarantine.isEmpty()) {
      then.add(new Effect.PutInQuarantine(recording.request(), recording.session(), quarantine));
    }
    if (recording.since().isPresent() && occupants.count() > 0) {
      then.add(new Effect.Tell(occupants.all(), Sentences.of(Phrase.ENDED, recording.kind())));
    }
    tellInitiator(recording, Sentences.ended(reason, recording.kind()), then);
  }

  private void askWhoIsWithout(Recording recording, List<Effect> then) {
    Set<String> without = occupants.which(recording::keepsOut);
    if (!without.isEmpty()) {
      then.add(new Effect.Ask(without, recording.kind()));
    }
  }

  private void tellThatItRuns(Recording recording, Set<String> whom, List<Effect> then) {
    for (Restriction restriction : Restriction.values()) {
      Set<String> some =
          occupants.which(
              each ->
                  whom.contains(each.id())
                      && Occupants.restriction(each, recordings.values()) == restriction);
      if (!some.isEmpty()) {
        List<Message> messages = new ArrayList<>(Sentences.runs(recording));
        switch (restriction) {
          case NONE -> {}
          case MUTED -> messages.add(Message.of(Phrase.MUTED));
          case HELD -> messages.add(Message.of(Phrase.HELD));
        }
        then.add(new Effect.Tell(some, messages));
      }
    }
  }

  private void tellInitiator(Recording recording, List<Message> messages, List<Effect> then) {
    recording
        .request()
        .initiator()
        .filter(by -> occupants.has(by) && !messages.isEmpty())
        .ifPresent(by -> then.add(new Effect.Tell(Set.of(by), messages)));
  }

  private Effect note(What what, Recording recording, String reason) {
    return new Effect.Note(
        what,
        recording.request(),
        recording.session(),
        recording.rule(),
        reason,
        occupants.count());
  }

  private boolean initiatorIsPresent(Recording recording) {
    return recording.request().initiator().map(occupants::has).orElse(true);
  }

  /** Not agreed to what is there or is waited for. */
  private static boolean isWithout(Recording recording, Occupant occupant) {
    return recording.keepsOut(occupant)
        || (recording.state() == RecordingState.WAITING && !occupant.hasAgreed(recording.kind()));
  }

  private boolean isLate(RecordingKind kind, Optional<String> session) {
    return session.isPresent() && session.equals(Optional.ofNullable(lastEnded.get(Slot.of(kind))));
  }

  private Optional<Recording> in(RecordingKind kind) {
    return Optional.ofNullable(recordings.get(Slot.of(kind)));
  }

  /** As of now: some may end meanwhile. */
  private List<Recording> all() {
    return Stream.of(Slot.values()).map(recordings::get).filter(each -> each != null).toList();
  }
}
