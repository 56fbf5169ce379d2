package jitsiprivacy.recording.session;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.Withdrawal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens in whatever order: nobody is forwarded while something records that they have
 * not agreed to, what may not go on is told to stop, and nobody is held back for nothing.
 */
class RoomRecordingsModelTest {

  /** Something that happens, by a name that can be read when it fails. */
  private record Act(String what, Consumer<SimulatedRoom> deed) {
    @Override
    public String toString() {
      return what;
    }
  }

  @Property(tries = 5_000)
  void nobodyIsRecordedWithoutConsent(@ForAll("acts") List<Act> acts) {
    SimulatedRoom room = new SimulatedRoom();
    acts.forEach(act -> act.deed.accept(room));
    Statistics.label("something was let through").collect(room.letThrough() > 0);
    room.everythingEnds();
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return act().list().ofMinSize(5).ofMaxSize(60);
  }

  private static Arbitrary<Act> act() {
    Arbitrary<String> people = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<RecordingKind> kinds =
        Arbitraries.of(RecordingKind.FILE, RecordingKind.LIVE_STREAM, RecordingKind.TRANSCRIPTION);
    Arbitrary<Slot> slots = Arbitraries.of(Slot.RECORDER, Slot.TRANSCRIBER);
    Arbitrary<Set<RecordingKind>> agreed =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(EnumSet.allOf(RecordingKind.class))),
            Tuple.of(1, kinds.set()));
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Arbitraries.frequencyOf(
        Tuple.of(
            6,
            Combinators.combine(people, agreed)
                .as((who, what) -> act("join " + who + what, room -> room.join(who, what)))),
        Tuple.of(2, people.map(who -> act("leave " + who, room -> room.leave(who)))),
        Tuple.of(
            8,
            Combinators.combine(people, agreed, either)
                .as(
                    (who, what, back) ->
                        act("consent " + who + what, room -> room.consent(who, what, back)))),
        Tuple.of(
            6,
            Combinators.combine(people, kinds, rulings())
                .as(
                    (who, kind, ruling) ->
                        act(
                            "ask " + who + " " + kind + " " + ruling,
                            room -> room.ask(who, kind, ruling)))),
        Tuple.of(6, slots.map(slot -> act("host starts " + slot, room -> room.hostStarts(slot)))),
        Tuple.of(
            2,
            Combinators.combine(slots, either)
                .as(
                    (slot, failed) ->
                        act("host ends " + slot, room -> room.hostEnds(slot, failed)))),
        Tuple.of(1, slots.map(slot -> act("host retries " + slot, room -> room.hostRetries(slot)))),
        Tuple.of(
            1,
            kinds.map(
                kind -> act("host starts by itself " + kind, r -> r.hostStartsByItself(kind)))),
        Tuple.of(
            1,
            Combinators.combine(people, kinds)
                .as((who, kind) -> act("stop asked " + kind, room -> room.stopAsked(who, kind)))),
        Tuple.of(
            2,
            Arbitraries.of(1, 15, 200, 4_000)
                .map(s -> act(s + " s pass", room -> room.pass(Duration.ofSeconds(s))))),
        Tuple.of(1, either.map(says -> act("restart " + says, room -> room.restart(says)))),
        Tuple.of(
            4,
            either.map(
                says ->
                    act(
                        "recorder joins " + says,
                        room -> room.recorderJoins(Slot.RECORDER, says)))),
        Tuple.of(2, Arbitraries.just(act("recorder leaves", SimulatedRoom::recorderLeaves))),
        Tuple.of(
            1,
            Arbitraries.of(RecordingKind.FILE, RecordingKind.LIVE_STREAM)
                .map(kind -> act("stranger joins " + kind, room -> room.strangerJoins(kind)))),
        Tuple.of(
            1,
            Arbitraries.maps(kinds, rulings())
                .map(policy -> act("reload " + policy, room -> room.reload(policy)))),
        Tuple.of(
            1,
            Arbitraries.of(
                act("encrypt", SimulatedRoom::encrypt),
                act("lose sight", SimulatedRoom::loseSight))));
  }

  private static Arbitrary<Ruling> rulings() {
    Arbitrary<Requirements> withConsent =
        Combinators.combine(
                Arbitraries.of(ConsentNeed.ALL, ConsentNeed.EXCLUDE_UNCONSENTING),
                Arbitraries.just(Duration.ofMinutes(2)).optional(),
                Arbitraries.of(LateJoiner.class).optional(),
                Arbitraries.of(Withdrawal.class).optional(),
                Arbitraries.just(Duration.ofMinutes(30)).optional(),
                Arbitraries.of(Quarantine.class).set())
            .as(
                (consent, within, joiner, withdrawal, lasts, quarantine) ->
                    new Requirements(
                        consent,
                        Optional.empty(),
                        within,
                        joiner,
                        withdrawal,
                        lasts,
                        Optional.of("Please mind."),
                        false,
                        quarantine));
    Arbitrary<Requirements> all =
        Arbitraries.frequencyOf(
            Tuple.of(6, withConsent),
            Tuple.of(
                1,
                Arbitraries.just(Requirements.of(ConsentNeed.NONE, Optional.of("court order")))));
    return Arbitraries.frequencyOf(
        Tuple.of(8, all.map(each -> new Ruling.Allowed("rule", each))),
        Tuple.of(
            1,
            Arbitraries.just(
                new Ruling.Refused(Ruling.Cause.NO_RULE, Optional.empty(), Optional.empty()))));
  }

  private static Act act(String what, Consumer<SimulatedRoom> deed) {
    return new Act(what, deed);
  }
}
