package jitsiprivacy.recording.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.Withdrawal;

/**
 * A room, its bridge and its host, which do what they are told and nothing else, and sometimes what
 * nobody told them. It knows what is true; whether that may be is asked after each event.
 */
final class SimulatedRoom {

  /** What the host does in one slot. */
  private static final class AtHost {
    private final RecordingRequest request;
    private final Requirements requirements;
    private final String session;
    private Optional<Instant> since = Optional.empty();
    private boolean named;
    private boolean mayNotGoOn;
    private boolean toldToStop;

    AtHost(RecordingRequest request, Requirements requirements, String session) {
      this.request = request;
      this.requirements = requirements;
      this.session = session;
    }
  }

  private RoomRecordings room = new RoomRecordings();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private int requests;
  private int letThrough;

  private final Map<String, Set<RecordingKind>> present = new HashMap<>();
  private final Set<String> muted = new HashSet<>();
  private final Set<String> held = new HashSet<>();
  private final Set<String> joining = new HashSet<>();
  private final Map<Slot, AtHost> host = new EnumMap<>(Slot.class);
  private final Map<String, AtHost> inRoom = new HashMap<>();
  private final Set<String> strangers = new HashSet<>();

  /** What was still there when something else began: nobody has to be forwarded. */
  private final Set<String> left = new HashSet<>();

  private final Set<String> putOut = new HashSet<>();
  private final Map<String, Ruling.Allowed> rulings = new HashMap<>();
  private final Map<String, RecordingRequest> kept = new HashMap<>();

  int letThrough() {
    return letThrough;
  }

  void pass(Duration time) {
    now = now.plus(time);
    host.values().forEach(this::maximum);
    apply(room.timePassed(now));
    check();
  }

  void join(String who, Set<RecordingKind> agreed) {
    if (!present.containsKey(who)) {
      present.put(who, agreed);
      joining.add(who);
      apply(room.joined(now, who, agreed));
      joining.clear();
      check();
    }
  }

  void leave(String who) {
    if (present.remove(who) != null) {
      muted.remove(who);
      held.remove(who);
      host.values().stream()
          .filter(each -> each.request.initiator().equals(Optional.of(who)))
          .forEach(each -> each.mayNotGoOn = true);
      apply(room.left(now, who));
      check();
    }
  }

  void consent(String who, Set<RecordingKind> agreed, boolean retroactive) {
    Set<RecordingKind> before = present.get(who);
    if (before != null) {
      present.put(who, agreed);
      for (AtHost each : host.values()) {
        RecordingKind kind = each.request.kind();
        if (each.requirements.needsConsent()
            && each.requirements.onWithdrawal() == Withdrawal.STOP
            && before.contains(kind)
            && !agreed.contains(kind)) {
          each.mayNotGoOn = true;
        }
      }
    }
    if (retroactive) {
      Set<RecordingKind> back = EnumSet.allOf(RecordingKind.class);
      back.removeAll(agreed);
      apply(room.withdrawn(now, who, back));
    }
    apply(room.consentIs(now, who, agreed));
    check();
  }

  void ask(String who, RecordingKind kind, Ruling ruling) {
    RecordingRequest request =
        new RecordingRequest(
            "request-" + requests++, kind, Optional.of(who), Optional.empty(), Optional.empty());
    judge(request, ruling);
    check();
  }

  private void judge(RecordingRequest request, Ruling ruling) {
    if (ruling instanceof Ruling.Allowed allowed) {
      rulings.put(request.id(), allowed);
    }
    apply(room.asked(now, request, ruling, true));
  }

  void stopAsked(String who, RecordingKind kind) {
    if (host.containsKey(Slot.of(kind))) {
      host.get(Slot.of(kind)).toldToStop = true; // By who asks.
    }
    apply(room.stopAsked(now, kind, Optional.of(who)));
    check();
  }

  void encrypt() {
    host.values().forEach(each -> each.mayNotGoOn = true);
    apply(room.encrypted(now));
    assertThat(kept).isEmpty();
    check();
  }

  void loseSight() {
    host.values().stream()
        .filter(each -> each.requirements.needsConsent())
        .forEach(each -> each.mayNotGoOn = true);
    apply(room.lostSight(now));
    check();
  }

  void reload(Map<RecordingKind, Ruling> policy) {
    for (AtHost each : host.values()) {
      if (!(policy.get(each.request.kind()) instanceof Ruling.Allowed allowed
          && allowed.requirements().equals(each.requirements))) {
        each.mayNotGoOn = true;
      }
    }
    apply(room.reloaded(now, policy));
    check();
  }

  void hostStarts(Slot slot) {
    AtHost each = host.get(slot);
    if (each != null) {
      each.since = each.since.or(() -> Optional.of(now));
      each.named = true;
      apply(room.hostStarted(now, each.request.kind(), each.session));
      check();
    }
  }

  /** Past the guard, or by another focus. */
  void hostStartsByItself(RecordingKind kind) {
    if (!host.containsKey(Slot.of(kind))) {
      RecordingRequest request = nobodys("nobody-" + requests++, kind).request;
      AtHost rogue = new AtHost(request, Requirements.CONSENT_OF_ALL, request.id());
      rogue.mayNotGoOn = true;
      host.put(Slot.of(kind), rogue);
      left.addAll(inRoom.keySet());
      hostStarts(Slot.of(kind));
    }
  }

  void hostRetries(Slot slot) {
    AtHost each = host.get(slot);
    if (each != null) {
      each.named = true;
      apply(room.hostRetries(now, each.request.kind(), Optional.of(each.session)));
      check();
    }
  }

  void hostEnds(Slot slot, boolean failed) {
    AtHost each = host.remove(slot);
    if (each != null) {
      Optional<String> session = each.named ? Optional.of(each.session) : Optional.empty();
      if (!each.named) {
        takeForItsOwn(slot, each);
      }
      apply(room.hostEnded(now, each.request.kind(), session, failed));
      if (each.named) {
        // It comes twice, and too late.
        apply(room.hostEnded(now, each.request.kind(), session, failed));
        apply(room.hostStarted(now, each.request.kind(), each.session));
      }
      check();
    }
  }

  /** It was never named, so nobody can tell what is not of it. */
  private void takeForItsOwn(Slot slot, AtHost ended) {
    inRoom.replaceAll(
        (id, each) -> each.request.slot() == slot && strangers.remove(id) ? ended : each);
  }

  /** What records is in the room; it says of what it is, or nothing. */
  void recorderJoins(Slot slot, boolean says) {
    AtHost each = host.get(slot);
    if (each != null) {
      String id = "recorder-" + requests++;
      inRoom.put(id, each);
      apply(room.recorderIsThere(now, recorder(id, each, says)));
      check();
    }
  }

  /** Of another meeting's session, or nobody's. */
  void strangerJoins(RecordingKind kind) {
    String id = "stranger-" + requests++;
    AtHost nobodys = nobodys(id, kind);
    strangers.add(id);
    inRoom.put(id, nobodys);
    apply(room.recorderIsThere(now, recorder(id, nobodys, true)));
    check();
  }

  void recorderLeaves() {
    inRoom.keySet().stream().min(String::compareTo).ifPresent(this::recorderLeaves);
  }

  private void recorderLeaves(String id) {
    inRoom.remove(id);
    strangers.remove(id);
    apply(room.recorderLeft(now, id));
    check();
  }

  private static Recorder recorder(String id, AtHost each, boolean says) {
    return says
        ? new Recorder(id, Optional.of(each.request.kind()), Optional.of(each.session))
        : new Recorder(id, Optional.empty(), Optional.empty());
  }

  private static AtHost nobodys(String id, RecordingKind kind) {
    return new AtHost(
        new RecordingRequest(id, kind, Optional.empty(), Optional.empty(), Optional.empty()),
        Requirements.of(ConsentNeed.NONE, Optional.of("nobody is forwarded at all")),
        id);
  }

  /** Another focus takes over, and knows of nothing; the bridge has forgotten whom it muted. */
  void restart(boolean says) {
    room = new RoomRecordings();
    muted.clear();
    held.clear();
    kept.clear();
    host.clear();
    strangers.clear();
    present.replaceAll((who, agreed) -> Set.of());
    present.keySet().forEach(who -> apply(room.joined(now, who, Set.of())));
    for (String id : List.copyOf(inRoom.keySet())) {
      AtHost before = inRoom.get(id);
      inRoom.put(id, nobodys(before.session, before.request.kind()));
      strangers.add(id);
      apply(room.recorderIsThere(now, recorder(id, before, says)));
    }
    check();
  }

  /** When whoever asked has gone, everything ends, and nobody is held back any more. */
  void everythingEnds() {
    for (AtHost each : List.copyOf(host.values())) {
      each.request.initiator().ifPresent(this::leave);
    }
    pass(Duration.ofDays(1));
    for (Slot slot : List.copyOf(host.keySet())) {
      AtHost each = host.get(slot);
      assertThat(each.toldToStop || each.request.initiator().isEmpty()).isTrue();
      hostEnds(slot, false);
    }
    pass(Duration.ofDays(1));
    assertThat(putOut).as("what stays in the room").containsAll(inRoom.keySet());
    Set.copyOf(inRoom.keySet()).forEach(this::recorderLeaves);
    assertThat(room.isIdle()).isTrue();
    assertThat(room.nextDue()).isEmpty();
    assertThat(kept).isEmpty();
    assertThat(muted).isEmpty();
    assertThat(held).isEmpty();
  }

  private void maximum(AtHost each) {
    if (each.requirements.lasts().isPresent()
        && each.since.isPresent()
        && !now.isBefore(each.since.get().plus(each.requirements.lasts().get()))) {
      each.mayNotGoOn = true;
    }
  }

  private void apply(List<Effect> effects) {
    List<RecordingRequest> again = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Mute mute) {
        assertThat(present.keySet()).containsAll(mute.occupants());
        muted.addAll(mute.occupants());
      } else if (effect instanceof Effect.Unmute unmute) {
        muted.removeAll(unmute.occupants());
      } else if (effect instanceof Effect.Hold hold) {
        assertThat(joining).as("who was let in cannot be held").containsAll(hold.occupants());
        held.addAll(hold.occupants());
      } else if (effect instanceof Effect.Admit admit) {
        held.removeAll(admit.occupants());
      } else if (effect instanceof Effect.LetThrough letThrough) {
        letThrough(letThrough.request());
      } else if (effect instanceof Effect.PutOff putOff) {
        kept.put(putOff.request().id(), putOff.request());
      } else if (effect instanceof Effect.GiveUp giveUp) {
        assertThat(kept.remove(giveUp.request().id())).isNotNull();
      } else if (effect instanceof Effect.JudgeAgain judge) {
        assertThat(kept).containsKey(judge.request().id());
        again.add(judge.request());
      } else if (effect instanceof Effect.PutOut out) {
        assertThat(inRoom.keySet()).containsAll(out.recorders());
        putOut.addAll(out.recorders());
      } else if (effect instanceof Effect.Stop stop) {
        AtHost each = host.get(Slot.of(stop.request().kind()));
        if (each != null) {
          each.toldToStop = true;
        }
      }
    }
    for (RecordingRequest request : again) {
      judge(request, rulings.get(request.id()));
    }
  }

  private void letThrough(RecordingRequest request) {
    Requirements requirements = rulings.get(request.id()).requirements();
    letThrough++;
    kept.remove(request.id());
    assertThat(present).containsKey(request.initiator().orElseThrow());
    assertThat(host.put(request.slot(), new AtHost(request, requirements, request.id())))
        .as("one at a time")
        .isNull();
    if (requirements.consent() == ConsentNeed.ALL) {
      assertThat(present.values()).allMatch(agreed -> agreed.contains(request.kind()));
    }
    present.keySet().stream()
        .filter(this::mayNotBeRecorded)
        .forEach(who -> assertThat(isHeldBack(who)).as("%s, before it starts", who).isTrue());
  }

  private boolean mayNotBeRecorded(String who) {
    return strangers.stream().anyMatch(this::canBeTold)
        || Stream.concat(host.values().stream(), inRoom.values().stream())
            .filter(each -> each.requirements.needsConsent())
            .anyMatch(each -> !present.get(who).contains(each.request.kind()));
  }

  /** While the host has not named the session that starts, any may be the one. */
  private boolean canBeTold(String stranger) {
    AtHost starting = host.get(inRoom.get(stranger).request.slot());
    return starting == null || starting.named;
  }

  private boolean isHeldBack(String who) {
    return muted.contains(who) || held.contains(who);
  }

  private void check() {
    for (String who : present.keySet()) {
      boolean mustBe = mayNotBeRecorded(who);
      if (mustBe || Collections.disjoint(inRoom.keySet(), left)) {
        assertThat(isHeldBack(who))
            .as("%s is held back exactly when something records without their consent", who)
            .isEqualTo(mustBe);
      }
    }
    assertThat(present.keySet()).containsAll(muted).containsAll(held);
    for (AtHost each : host.values()) {
      assertThat(each.toldToStop || !each.mayNotGoOn)
          .as("%s is told to stop", each.request)
          .isTrue();
    }
  }
}
