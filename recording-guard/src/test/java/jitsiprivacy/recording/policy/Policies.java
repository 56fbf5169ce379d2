package jitsiprivacy.recording.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules and questions out of a small world, in which they meet often. */
final class Policies {

  static final Instant MONDAY_NOON = Instant.parse("2026-11-23T12:00:00Z");

  static final RecordingQuestion QUESTION =
      new RecordingQuestion(
          "ward-7",
          Optional.of("clinic"),
          RecordingKind.FILE,
          new Initiator(
              Optional.of(Role.MODERATOR),
              Optional.of(Affiliation.OWNER),
              Map.of("user.id", "participant-1"),
              Set.of("recording"),
              Optional.of("staff")),
          Destination.nowhere(),
          MONDAY_NOON,
          9,
          false);

  private Policies() {}

  static RecordingRule allow(String name, Condition condition) {
    return new RecordingRule(name, condition, new Outcome.Allow(Requirements.CONSENT_OF_ALL));
  }

  static RecordingRule refuse(String name, Condition condition) {
    return new RecordingRule(name, condition, new Outcome.Refuse(Optional.empty()));
  }

  static List<NamePattern> names(String... patterns) {
    return List.of(patterns).stream().map(NamePattern::new).toList();
  }

  static Condition rooms(String... patterns) {
    return Condition.ANY.withRooms(names(patterns));
  }

  static Condition kinds(RecordingKind... kinds) {
    return Condition.ANY.withKinds(Set.of(kinds));
  }

  /** All of them allow, whether that makes sense or not. */
  static List<RecordingRule> named(List<Condition> conditions) {
    List<RecordingRule> rules = new ArrayList<>();
    conditions.forEach(each -> rules.add(allow("rule-" + rules.size(), each)));
    return rules;
  }

  static Arbitrary<Condition> conditions() {
    Arbitrary<InitiatorCondition> initiators =
        Combinators.combine(
                Arbitraries.of(Role.class).set().ofMaxSize(2),
                Arbitraries.of(Affiliation.class).set().ofMaxSize(2),
                Arbitraries.maps(Arbitraries.of("user.id", "aud"), patterns()).ofMaxSize(2),
                Arbitraries.of("recording", "livestreaming").set().ofMaxSize(2),
                patterns().list().ofMaxSize(2))
            .as(InitiatorCondition::new);
    return Combinators.combine(
            rarely(patterns().list().ofMaxSize(2), List.of()),
            rarely(patterns().list().ofMaxSize(2), List.of()),
            rarely(initiators, InitiatorCondition.ANY),
            rarely(Arbitraries.of(RecordingKind.class).set().ofMaxSize(6), Set.of()),
            rarely(patterns().list().ofMaxSize(2), List.of()),
            rarely(windows().list().ofMaxSize(2), List.of()),
            rarely(headCounts(), HeadCount.ANY),
            rarely(Arbitraries.of(true, false).optional(), Optional.empty()))
        .as(Condition::new);
  }

  private static <T> Arbitrary<T> rarely(Arbitrary<T> something, T usually) {
    return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(usually)), Tuple.of(1, something));
  }

  static Arbitrary<NamePattern> patterns() {
    return Arbitraries.strings()
        .withChars('a', 'b', '*')
        .ofMinLength(1)
        .ofMaxLength(5)
        .map(NamePattern::new);
  }

  static Arbitrary<HeadCount> headCounts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 4))
        .filter((least, most) -> least <= most)
        .as(HeadCount::new);
  }

  static Arbitrary<TimeWindow> windows() {
    Arbitrary<LocalTime> times =
        Arbitraries.of("00:00", "02:30", "08:00", "18:00", "23:59").map(LocalTime::parse);
    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class).set().ofMaxSize(6),
            times,
            times,
            Arbitraries.of("Europe/Berlin", "America/New_York", "UTC").map(ZoneId::of))
        .as(TimeWindow::new)
        .filter(window -> window.problem().isEmpty());
  }

  static Arbitrary<Instant> instants() {
    // Round the days on which the clocks of Berlin and New York change.
    Instant spring = Instant.parse("2026-03-05T00:00:00Z");
    return Arbitraries.integers()
        .between(0, 40 * 24 * 4)
        .map(quarters -> spring.plus(Duration.ofMinutes(15L * quarters)));
  }

  static Arbitrary<RecordingQuestion> questions() {
    Arbitrary<String> names = Arbitraries.strings().withChars('a', 'b').ofMaxLength(5);
    Arbitrary<Initiator> initiators =
        Combinators.combine(
                Arbitraries.of(Role.class).optional(),
                Arbitraries.of(Affiliation.class).optional(),
                Arbitraries.maps(Arbitraries.of("user.id", "aud"), names).ofMaxSize(2),
                Arbitraries.of("recording", "livestreaming").set().ofMaxSize(2),
                names.optional())
            .as(Initiator::new);
    Arbitrary<Destination> destinations =
        Arbitraries.oneOf(
            Arbitraries.just(Destination.nowhere()), names.map(Destination.Host::new));
    return Combinators.combine(
            names,
            names.optional(),
            Arbitraries.of(RecordingKind.class),
            initiators,
            destinations,
            instants(),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false))
        .as(RecordingQuestion::new);
  }
}
