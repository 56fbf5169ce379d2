package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;

/**
 * Puts decisions about recordings on record, where the audit trail is on, from a thread of its own.
 * A refusal that cannot be recorded waits until it can; an allowed start does not.
 */
@Singleton
final class RecordingTrail {

  /** What waits is bounded, as anybody in a meeting can ask as often as they like. */
  private static final int MOST = 1_000;

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final long IDLE_S = 30;

  private final Optional<InstalledTrail> trail;
  private final Background background;
  private final GuardHealth health;
  private final ThreadPoolExecutor writer;
  // The writer's alone.
  private final Deque<Decision> refusals = new ArrayDeque<>();
  private boolean retrying;

  private record Decision(RecordingRequest request, Instant time, Optional<String> refusedFor) {}

  @Inject
  RecordingTrail(
      Optional<InstalledTrail> trail,
      Background background,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.trail = trail;
    this.background = background;
    this.health = health;
    this.writer =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_S,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST),
            task -> {
              Thread thread = new Thread(task, "jitsi-privacy-recordings");
              thread.setDaemon(true);
              return thread;
            });
    writer.allowCoreThreadTimeOut(true);
  }

  /** Whether decisions are recorded at all. */
  boolean isOn() {
    return trail.isPresent();
  }

  /**
   * Records soon that a start is allowed.
   *
   * @param recorded told whether it is on record, on the writer's thread
   * @return whether it will be told: not when too many wait already
   */
  boolean allowed(RecordingRequest request, Consumer<Boolean> recorded) {
    Decision decision = new Decision(request, Instant.now(), Optional.empty());
    return submit(() -> recorded.accept(write(Optional.of(decision))));
  }

  /** Records soon that a start was refused. */
  void refused(RecordingRequest request, String reason) {
    if (trail.isEmpty() || request.room().isEmpty()) {
      return; // Whoever is in no meeting of ours was refused none.
    }
    Decision decision = new Decision(request, Instant.now(), Optional.of(reason));
    if (!submit(() -> keep(decision))) {
      tooMany();
    }
  }

  private boolean submit(Runnable task) {
    try {
      writer.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException | LinkageError e) {
              health.alert("effect", "a decision could not be put into effect: " + e, e);
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void keep(Decision refusal) {
    if (refusals.size() == MOST) {
      refusals.remove();
      tooMany();
    }
    refusals.add(refusal);
    write(Optional.empty());
  }

  private void tooMany() {
    health.alert(
        "not-recorded",
        "recordings are refused faster than it can be recorded: some refusals are not on record",
        null);
  }

  /** With all refusals before it. */
  private boolean write(Optional<Decision> allowed) {
    List<Decision> decisions = new ArrayList<>(refusals);
    allowed.ifPresent(decisions::add);
    if (decisions.isEmpty()) {
      return true;
    }
    try {
      InstalledTrail present = trail.orElseThrow();
      Pseudonyms pseudonyms = present.pseudonyms();
      present.record(decisions.stream().map(each -> event(each, pseudonyms)).toList());
      refusals.clear();
      return true;
    } catch (AuditException e) {
      retryRefusals(); // The trail has told why.
      return false;
    } catch (RuntimeException | LinkageError e) {
      health.alert("not-recorded", "the audit trail failed: " + e, e);
      retryRefusals();
      return false;
    }
  }

  private void retryRefusals() {
    if (!refusals.isEmpty() && !retrying) {
      retrying = true;
      background.runAfter(RETRY, () -> submit(this::retry));
    }
  }

  private void retry() {
    retrying = false;
    write(Optional.empty());
  }

  private static AuditEvent event(Decision decision, Pseudonyms pseudonyms) {
    RecordingRequest request = decision.request;
    EventKind kind =
        decision.refusedFor.isEmpty() ? EventKind.RECORDING_ALLOWED : EventKind.RECORDING_REFUSED;
    AuditEvent event =
        AuditEvent.of(
                kind, decision.time, request.byModerator() ? Actor.MODERATOR : Actor.PARTICIPANT)
            .inRoom(pseudonyms.room(request.room().orElseThrow().toString()))
            .with("mode", request.mode())
            .with("present", request.attendance().present());
    return decision.refusedFor.map(reason -> event.with("reason", reason)).orElse(event);
  }
}
