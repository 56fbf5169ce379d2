package jitsiprivacy.jicofo.recording;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Restriction;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.session.Effect;
import jitsiprivacy.recording.session.Recorder;
import jitsiprivacy.recording.session.RecordingRequest;
import jitsiprivacy.recording.session.RoomRecordings;
import org.jxmpp.jid.EntityFullJid;

/**
 * The recordings of one room. Who is held back is held back at once; all else that follows from an
 * event is done one after the other, and behind a record that has to be durable first. Thread-safe.
 */
final class RoomDesk {

  private final Room room;
  private final Deeds deeds;
  // Guarded by this.
  private final RoomRecordings recordings = new RoomRecordings();
  private final Map<String, Occupant> present = new HashMap<>();
  private final Map<String, AskedFor> requests = new HashMap<>();
  private final Deque<Effect> todo = new ArrayDeque<>();
  private Optional<Instant> wakes = Optional.empty();
  private boolean busy;
  private long lastId;

  RoomDesk(Room room, Deeds deeds) {
    this.room = room;
    this.deeds = deeds;
  }

  Room room() {
    return room;
  }

  /** Somebody asks for a recording; the answer is among what follows. */
  void asked(Way way) {
    AskedFor asked;
    synchronized (this) {
      asked = new AskedFor(way, Long.toString(++lastId));
      requests.put(asked.request().id(), asked);
    }
    judge(asked);
  }

  /** By the rules, as things are now. */
  void judge(AskedFor asked) {
    Ruling ruling = deeds.rule(asked, room);
    asked.way().ruled(ruling);
    happens((now, all) -> all.asked(now, asked.request(), ruling, room.isCertain()));
  }

  /** What there is has to be as the rules say by now. */
  void policyChanged() {
    List<AskedFor> there;
    synchronized (this) {
      there =
          recordings.requests().stream()
              .map(each -> requests.get(each.id()))
              .filter(Objects::nonNull)
              .toList();
    }
    Map<RecordingKind, Ruling> rulings = new EnumMap<>(RecordingKind.class);
    for (AskedFor asked : there) {
      Ruling ruling = deeds.rule(asked, room);
      asked.way().ruled(ruling);
      rulings.put(asked.request().kind(), ruling);
    }
    happens((now, all) -> all.reloaded(now, rulings));
  }

  void stopAsked(RecordingKind kind, Optional<String> by) {
    happens((now, all) -> all.stopAsked(now, kind, by));
  }

  /** Somebody who takes part is there, or what they agreed to is not what it was. */
  void isThere(Occupant occupant, Admittance admittance) {
    Occupant before;
    synchronized (this) {
      if (hasGone(occupant)) {
        return;
      }
      before = present.put(occupant.nick(), occupant);
    }
    if (before != null && before != occupant) {
      happens((now, all) -> all.left(now, occupant.nick())); // Somebody else has the name now.
    }
    Set<RecordingKind> withdrawn = Kinds.withdrawn(occupant, admittance);
    if (!withdrawn.isEmpty()) {
      happens((now, all) -> all.withdrawn(now, occupant.nick(), withdrawn));
    }
    Set<RecordingKind> agreed = Kinds.agreed(occupant, admittance);
    happens((now, all) -> hasGone(occupant) ? List.of() : all.joined(now, occupant.nick(), agreed));
    if (!room.isCertain()) {
      happens((now, all) -> all.lostSight(now));
    }
    if (occupant.encrypts()) {
      happens((now, all) -> all.encrypted(now));
    }
  }

  /**
   * What changed about somebody can be told of after they have left, by another thread. To be asked
   * with the lock: who is out of the room is told of afterwards, and waits for it.
   */
  private boolean hasGone(Occupant occupant) {
    return room.occupant(occupant.nick()).filter(occupant::equals).isEmpty();
  }

  void left(String nick) {
    synchronized (this) {
      present.remove(nick);
    }
    happens((now, all) -> all.left(now, nick));
    happens((now, all) -> all.recorderLeft(now, nick));
  }

  /** What records is an occupant, too. */
  void recorderIsThere(Occupant jibri, Recorder recorder) {
    happens((now, all) -> hasGone(jibri) ? List.of() : all.recorderIsThere(now, recorder));
  }

  void hostStarted(RecordingKind kind, String session) {
    underWay(kind);
    happens((now, all) -> all.hostStarted(now, kind, session));
  }

  void hostRetries(RecordingKind kind, Optional<String> session) {
    underWay(kind);
    happens((now, all) -> all.hostRetries(now, kind, session));
  }

  void hostEnded(RecordingKind kind, Optional<String> session, boolean failed) {
    happens((now, all) -> all.hostEnded(now, kind, session, failed));
  }

  private synchronized void underWay(RecordingKind kind) {
    requests.values().stream()
        .filter(asked -> asked.request().kind() == kind)
        .forEach(AskedFor::underWay);
  }

  /** The host's answer to a request that it was given is an error. */
  void hostRefused(String id, EntityFullJid to) {
    Optional<AskedFor> refused;
    synchronized (this) {
      refused = requests.values().stream().filter(asked -> asked.isAnswered(id, to)).findFirst();
    }
    refused.ifPresent(asked -> hostEnded(asked.request().kind(), Optional.empty(), true));
  }

  /** The focus is not in the room any more, and its recordings have ended with that. */
  void closed() {
    happens((now, all) -> all.hostLeft(now));
    List<AskedFor> left;
    synchronized (this) {
      left = List.copyOf(requests.values());
      requests.clear();
    }
    left.forEach(asked -> asked.way().over());
  }

  synchronized Optional<AskedFor> request(RecordingRequest request) {
    return Optional.ofNullable(requests.get(request.id()));
  }

  void forget(RecordingRequest request) {
    AskedFor forgotten;
    synchronized (this) {
      forgotten = requests.remove(request.id());
    }
    if (forgotten != null) {
      forgotten.way().over();
    }
  }

  private void happens(BiFunction<Instant, RoomRecordings, List<Effect>> event) {
    List<Effect> restrictions = new ArrayList<>();
    synchronized (this) {
      for (Effect effect : event.apply(Instant.now(), recordings)) {
        if (restrict(effect)) {
          restrictions.add(effect);
        } else {
          todo.add(effect);
        }
      }
    }
    restrictions.forEach(this::spread);
    goOn();
  }

  /** Whether it is about who is held back; of those that follow one another the last one counts. */
  private boolean restrict(Effect effect) {
    if (effect instanceof Effect.Mute mute) {
      set(mute.occupants(), Restriction.MUTED);
    } else if (effect instanceof Effect.Hold hold) {
      set(hold.occupants(), Restriction.HELD);
    } else if (effect instanceof Effect.Admit admit) {
      free(admit.occupants(), Restriction.HELD);
    } else if (effect instanceof Effect.Unmute unmute) {
      free(unmute.occupants(), Restriction.MUTED);
    } else {
      return false;
    }
    return true;
  }

  private void set(Set<String> nicks, Restriction restriction) {
    nicks.forEach(nick -> room.occupant(nick).ifPresent(each -> each.restrict(restriction)));
  }

  /** From one of them, where it is not the other by now. */
  private void free(Set<String> nicks, Restriction from) {
    nicks.forEach(
        nick ->
            room.occupant(nick)
                .filter(each -> each.restriction() == from)
                .ifPresent(each -> each.restrict(Restriction.NONE)));
  }

  private void spread(Effect restriction) {
    Set<String> nicks =
        restriction instanceof Effect.Mute mute
            ? mute.occupants()
            : restriction instanceof Effect.Hold hold
                ? hold.occupants()
                : restriction instanceof Effect.Admit admit
                    ? admit.occupants()
                    : ((Effect.Unmute) restriction).occupants();
    nicks.forEach(nick -> room.occupant(nick).ifPresent(deeds::changed));
  }

  /** Does what is to be done, unless somebody is at it. */
  private void goOn() {
    synchronized (this) {
      if (busy) {
        return;
      }
      busy = true;
    }
    next();
  }

  /** Until there is nothing, or something has to be waited for. */
  private void next() {
    for (Effect effect = take(); effect != null; effect = take()) {
      if (!deeds.perform(effect, this, this::next)) {
        return; // It calls again.
      }
    }
  }

  private synchronized Effect take() {
    Effect effect = todo.poll();
    if (effect == null) {
      busy = false;
      wakeLater();
    }
    return effect;
  }

  private void wakeLater() {
    Optional<Instant> due = recordings.nextDue();
    if (due.isPresent() && wakes.filter(set -> !set.isAfter(due.get())).isEmpty()) {
      wakes = due;
      deeds.at(due.get(), this::wake);
    }
  }

  private void wake() {
    synchronized (this) {
      wakes = Optional.empty();
    }
    happens((now, all) -> all.timePassed(now));
  }
}
