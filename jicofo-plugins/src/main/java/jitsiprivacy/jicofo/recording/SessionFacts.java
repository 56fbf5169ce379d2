package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.NoticeBoard;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.facts.Releases;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import jitsiprivacy.recording.seal.manifest.Words;
import jitsiprivacy.recording.session.Effect.Note;
import jitsiprivacy.recording.session.Effect.PutInQuarantine;
import jitsiprivacy.recording.session.RecordingRequest;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Leaves for who seals a recording what is known of it here: by which rule it runs, who agreed, and
 * whether somebody has to look at it. Nothing waits for that: it is written in the background, and
 * again until it is. Thread-safe.
 */
@Singleton
final class SessionFacts implements RoomListener {

  /** Of sessions, while none can be written. */
  private static final int MOST = 1_000;

  private static final Duration RETRY = Duration.ofSeconds(10);

  /** Longer than it takes to mend a Jibri and seal what it left; streams are never sealed. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Duration FIRST_TIDYING = Duration.ofMinutes(1);
  private static final Duration TIDIED_EVERY = Duration.ofHours(6);

  private static final String ALERT = "recording-facts";

  private final FactsFiles files;
  private final Releases releases;
  private final Optional<InstalledTrail> trail;
  private final Admittance admittance;
  private final NoticeBoard notices;
  private final Background background;
  private final GuardHealth health;
  // Guarded by this.
  private final Map<Request, Session> sessions = new HashMap<>();
  private final Map<String, Known> unwritten = new LinkedHashMap<>();
  private boolean writing;

  private record Request(EntityBareJid room, RecordingRequest request) {}

  private record Known(EntityBareJid room, RecordingFacts facts) {

    Known and(Known later) {
      return new Known(later.room, facts.and(later.facts));
    }
  }

  /** One that is about to run, and has no id yet, or runs. */
  private static final class Session {
    private final Set<String> consents = new LinkedHashSet<>();
    private Optional<String> id = Optional.empty();
    private Optional<String> rule = Optional.empty();
  }

  @Inject
  SessionFacts(
      StateDirectory state,
      Optional<InstalledTrail> trail,
      Rooms rooms,
      Admittance admittance,
      NoticeBoard notices,
      Background background,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.files = new FactsFiles(RecordingsOptions.factsIn(state.path()), Disk.local());
    this.releases = new Releases(RecordingsOptions.releasesIn(state.path()), Disk.local());
    this.trail = trail;
    this.admittance = admittance;
    this.notices = notices;
    this.background = background;
    this.health = health;
    rooms.listen(this);
    background.runAfter(FIRST_TIDYING, this::tidyUp);
  }

  /** What is on record of a recording, in that order. */
  void noted(Note note, Room room) {
    Request request = new Request(room.jid(), note.request());
    switch (note.what()) {
      case ALLOWED -> begins(request, note, room);
      case STARTED -> begins(request, note, room);
      case REFUSED -> forget(request);
      case STOPPED -> {
        isKnown(request); // From now on it gets older.
        forget(request);
      }
    }
    writeSoon();
  }

  private void begins(Request request, Note note, Room room) {
    Optional<String> id = note.session().filter(Words::isWord);
    if (id.isEmpty() && note.session().isPresent()) {
      health.alert(
          "recording-session",
          "what is known of a recording is not kept for who seals it, since its session is no word",
          null);
      return;
    }
    synchronized (this) {
      if (sessions.size() >= MOST && !sessions.containsKey(request)) {
        return; // More than there are Jibris; whoever is let through starts all the same.
      }
      Session session = sessions.computeIfAbsent(request, any -> new Session());
      session.id = id;
      session.rule = note.rule();
    }
    admittance.participants(room).forEach(each -> agreed(each, request));
    isKnown(request);
  }

  private synchronized void forget(Request request) {
    sessions.remove(request);
  }

  /** Returns whether that is news. */
  private boolean agreed(Occupant occupant, Request request) {
    Optional<String> grant =
        admittance.grant(occupant, Kinds.purpose(request.request.kind())).filter(Words::isWord);
    synchronized (this) {
      Session session = sessions.get(request);
      return grant.isPresent()
          && session != null
          && session.consents.size() < RecordingFacts.MOST_CONSENTS
          && session.consents.add(grant.get());
    }
  }

  private synchronized void isKnown(Request request) {
    Session session = sessions.get(request);
    if (session != null && session.id.isPresent()) {
      isKnown(
          session.id.get(),
          request.room,
          new RecordingFacts(
              Optional.empty(),
              session.rule.filter(Words::isWord),
              Optional.of(notices.inForce().version()).filter(Words::isWord),
              List.copyOf(session.consents),
              List.of()));
    }
  }

  private synchronized void isKnown(String session, EntityBareJid room, RecordingFacts facts) {
    if (unwritten.size() >= MOST && !unwritten.containsKey(session)) {
      health.alert(ALERT, "what is known of more recordings than can be kept is lost", null);
      return;
    }
    unwritten.merge(session, new Known(room, facts), Known::and);
  }

  /** Nothing of a stream or a call lies anywhere for somebody to open. */
  void quarantined(PutInQuarantine quarantine, Room room) {
    Optional<String> session = quarantine.session().filter(Words::isWord);
    if (session.isEmpty() || quarantine.request().kind() != RecordingKind.FILE) {
      return;
    }
    Instant now = Instant.now();
    List<Doubt> doubts =
        quarantine.reasons().stream()
            .sorted()
            .map(each -> new Doubt(each.name().toLowerCase(Locale.ROOT), now))
            .toList();
    isKnown(
        session.get(),
        room.jid(),
        new RecordingFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), doubts));
    writeSoon();
  }

  @Override
  public void changed(Occupant occupant) {
    List<Request> here;
    synchronized (this) {
      here =
          sessions.keySet().stream()
              .filter(each -> each.room.equals(occupant.room().jid()))
              .toList();
    }
    if (here.isEmpty() || !admittance.counts(occupant)) {
      return;
    }
    for (Request each : here) {
      if (agreed(occupant, each)) {
        isKnown(each);
      }
    }
    writeSoon();
  }

  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {
    synchronized (this) {
      List<Request> here =
          sessions.keySet().stream().filter(each -> each.room.equals(room)).toList();
      here.forEach(this::isKnown);
      here.forEach(sessions::remove);
    }
    writeSoon();
  }

  private void writeSoon() {
    synchronized (this) {
      if (writing || unwritten.isEmpty()) {
        return;
      }
      writing = true;
    }
    background.run(this::write);
  }

  private void write() {
    for (Map<String, Known> some = take(); !some.isEmpty(); some = take()) {
      Exception cause = write(some);
      if (cause != null) {
        health.alert(
            ALERT,
            "what is known of a recording cannot be left for who seals it: " + cause.getMessage(),
            cause);
        background.runAfter(RETRY, this::write);
        return;
      }
    }
    health.recovered(ALERT);
  }

  /** Once there is nothing, nobody is writing any more. */
  private synchronized Map<String, Known> take() {
    Map<String, Known> some = Map.copyOf(unwritten);
    unwritten.clear();
    writing = !some.isEmpty();
    return some;
  }

  /** Returns why some of it waits, if it does. */
  private Exception write(Map<String, Known> some) {
    Exception cause = null;
    for (Map.Entry<String, Known> each : some.entrySet()) {
      try {
        files.add(each.getKey(), withRoom(each.getValue()));
      } catch (IOException | RuntimeException e) {
        cause = e;
        putBack(each.getKey(), each.getValue());
      }
    }
    return cause;
  }

  private synchronized void putBack(String session, Known known) {
    unwritten.merge(session, known, (later, before) -> before.and(later));
  }

  private RecordingFacts withRoom(Known known) {
    RecordingFacts where =
        new RecordingFacts(
            pseudonym(known.room), Optional.empty(), Optional.empty(), List.of(), List.of());
    return known.facts.and(where);
  }

  private Optional<String> pseudonym(EntityBareJid room) {
    try {
      return trail.isPresent()
          ? Optional.of(trail.get().pseudonyms().room(room.toString()).hex())
          : Optional.empty();
    } catch (AuditException e) {
      return Optional.empty(); // The trail has told why, and it is written again at the end.
    }
  }

  private void tidyUp() {
    try {
      files.deleteOlder(Instant.now().minus(KEPT), this::isRunning, releases);
    } catch (IOException e) {
      health.alert(
          ALERT, "what is known of old recordings cannot be deleted: " + e.getMessage(), e);
    } finally {
      background.runAfter(TIDIED_EVERY, this::tidyUp);
    }
  }

  private synchronized boolean isRunning(String session) {
    return sessions.values().stream().anyMatch(each -> each.id.filter(session::equals).isPresent());
  }
}
