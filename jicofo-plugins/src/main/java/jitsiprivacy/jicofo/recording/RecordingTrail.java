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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.session.Effect.Note;
import jitsiprivacy.recording.session.Effect.What;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import org.jxmpp.jid.EntityBareJid;

/**
 * Puts decisions about recordings on record, where the audit trail is on, from a thread of its own.
 * What cannot be recorded waits until it can; an allowed start does not.
 */
@Singleton
final class RecordingTrail {

  /** What waits is bounded, as anybody in a meeting can ask as often as they like. */
  private static final int MOST = 1_000;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final long IDLE_S = 30;

  private final Optional<InstalledTrail> trail;
  private final Background background;
  private final GuardHealth health;
  private final ThreadPoolExecutor writer;
  // The writer's alone.
  private final Deque<Decision> waiting = new ArrayDeque<>();
  private boolean retrying;

  private record Decision(
      EntityBareJid room, Instant time, Actor actor, Note note, Supplier<List<String>> missed) {}

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
  boolean allowed(Note note, Room room, AskedFor asked, Consumer<Boolean> recorded) {
    Decision decision = decision(note, room, Optional.of(asked));
    return submit(() -> recorded.accept(write(Optional.of(decision))));
  }

  /** Records soon what happened. */
  void happened(Note note, Room room, Optional<AskedFor> asked) {
    if (trail.isEmpty()) {
      return;
    }
    Decision decision = decision(note, room, asked);
    if (!submit(() -> keep(decision))) {
      tooMany();
    }
  }

  private static Decision decision(Note note, Room room, Optional<AskedFor> asked) {
    boolean byService = note.what() == What.STARTED || note.what() == What.STOPPED;
    Actor actor =
        byService
            ? Actor.SERVICE
            : asked
                .flatMap(known -> known.way().by())
                .map(by -> by.isModerator() ? Actor.MODERATOR : Actor.PARTICIPANT)
                .orElse(Actor.SERVICE);
    return new Decision(
        room.jid(), Instant.now(), actor, note, asked.map(AskedFor::missed).orElse(List::of));
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

  private void keep(Decision decision) {
    if (waiting.size() == MOST) {
      waiting.remove();
      tooMany();
    }
    waiting.add(decision);
    write(Optional.empty());
  }

  private void tooMany() {
    health.alert(
        "not-recorded",
        "more happens to recordings than can be recorded: some of it is not on record",
        null);
  }

  /** With all that waits before it. */
  private boolean write(Optional<Decision> allowed) {
    List<Decision> decisions = new ArrayList<>(waiting);
    allowed.ifPresent(decisions::add);
    if (decisions.isEmpty()) {
      return true;
    }
    try {
      InstalledTrail present = trail.orElseThrow();
      Pseudonyms pseudonyms = present.pseudonyms();
      present.record(decisions.stream().map(each -> event(each, pseudonyms)).toList());
      waiting.clear();
      return true;
    } catch (AuditException e) {
      retryLater(); // The trail has told why.
      return false;
    } catch (RuntimeException | LinkageError e) {
      health.alert("not-recorded", "the audit trail failed: " + e, e);
      retryLater();
      return false;
    }
  }

  private void retryLater() {
    if (!waiting.isEmpty() && !retrying) {
      retrying = true;
      background.runAfter(RETRY, () -> submit(this::retry));
    }
  }

  private void retry() {
    retrying = false;
    write(Optional.empty());
  }

  private static AuditEvent event(Decision decision, Pseudonyms pseudonyms) {
    Note note = decision.note;
    AuditEvent event =
        AuditEvent.of(kind(note.what()), decision.time, decision.actor)
            .inRoom(pseudonyms.room(decision.room.toString()))
            .with("mode", Kinds.mode(note.request().kind()));
    if (note.rule().isPresent()) {
      event = event.with("rule", note.rule().get());
    }
    return switch (note.what()) {
      case ALLOWED -> event.with("present", note.present());
      case REFUSED -> refused(event.with("present", note.present()), decision);
      case STARTED -> event.with("session", session(note));
      case STOPPED -> event.with("session", session(note)).with("reason", note.reason());
    };
  }

  private static AuditEvent refused(AuditEvent event, Decision decision) {
    AuditEvent told = event.with("reason", decision.note.reason());
    List<String> missed = decision.note.rule().isPresent() ? List.of() : decision.missed.get();
    return missed.isEmpty() ? told : told.with("missed", missed);
  }

  /** Made up by Jicofo; a word, or none that could be one. */
  private static String session(Note note) {
    return note.session().filter(id -> WORD.matcher(id).matches()).orElse("unknown");
  }

  private static EventKind kind(What what) {
    return switch (what) {
      case ALLOWED -> EventKind.RECORDING_ALLOWED;
      case REFUSED -> EventKind.RECORDING_REFUSED;
      case STARTED -> EventKind.RECORDING_STARTED;
      case STOPPED -> EventKind.RECORDING_STOPPED;
    };
  }
}
