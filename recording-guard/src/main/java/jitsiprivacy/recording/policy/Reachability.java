package jitsiprivacy.recording.policy;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rules that nothing ever reaches, since earlier ones take all of it. What it reports is so;
 * it does not find all: one that several rules take together is found where each alternative that
 * it names is taken by one of them.
 */
final class Reachability {

  /** A rule that names more combinations is looked at as a whole alone. */
  private static final int MOST_PARTS = 4_096;

  /** No name that anybody gives: only a star matches it. */
  private static final String ANYTHING = "\ue000";

  private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Condition> conditions;
  private final RuleIndex index;

  Reachability(List<Condition> conditions) {
    this.conditions = conditions;
    this.index = new RuleIndex(conditions);
  }

  /** Those that take all of it; empty when it is reached, or when that is not certain. */
  Set<Integer> takenBy(int rule) {
    Condition whole = conditions.get(rule);
    BitSet before = before(rule, whole);
    if (before.isEmpty()) {
      return Set.of();
    }
    OptionalInt one = firstThatCovers(before, whole);
    return one.isPresent() ? Set.of(one.getAsInt()) : partsTakenBy(rule, whole);
  }

  private Set<Integer> partsTakenBy(int rule, Condition whole) {
    Set<Integer> taking = new LinkedHashSet<>();
    Iterator<Condition> parts = parts(whole).limit(MOST_PARTS + 1L).iterator();
    for (int count = 0; parts.hasNext(); count++) {
      Condition part = parts.next();
      OptionalInt one = firstThatCovers(before(rule, part), part);
      if (one.isEmpty() || count == MOST_PARTS) {
        return Set.of();
      }
      taking.add(one.getAsInt());
    }
    return taking;
  }

  private OptionalInt firstThatCovers(BitSet rules, Condition condition) {
    return rules.stream().filter(each -> conditions.get(each).covers(condition)).findFirst();
  }

  /** Whatever takes all of it takes an example: the others need not be compared with it. */
  private BitSet before(int rule, Condition condition) {
    BitSet matching = index.candidates(example(condition));
    matching.clear(rule, conditions.size());
    return matching;
  }

  /** Together they hold wherever it does; each has one alternative of each list. */
  private static Stream<Condition> parts(Condition whole) {
    Set<RecordingKind> kinds =
        whole.kinds().isEmpty() ? EnumSet.allOf(RecordingKind.class) : whole.kinds();
    List<Boolean> encrypted = whole.encrypted().map(List::of).orElse(List.of(false, true));
    return Stream.of(whole)
        .flatMap(each -> split(each, kinds, kind -> each.withKinds(Set.of(kind))))
        .flatMap(each -> split(each, encrypted, on -> each.withEncrypted(Optional.of(on))))
        .flatMap(each -> split(each, each.rooms(), room -> each.withRooms(List.of(room))))
        .flatMap(each -> split(each, each.tenants(), one -> each.withTenants(List.of(one))))
        .flatMap(each -> split(each, each.times(), time -> each.withTimes(List.of(time))))
        .flatMap(each -> split(each, each.destinations(), to -> each.withDestinations(List.of(to))))
        .flatMap(each -> split(each.initiator()).map(each::withInitiator));
  }

  private static Stream<InitiatorCondition> split(InitiatorCondition whole) {
    return Stream.of(whole)
        .flatMap(each -> split(each, each.roles(), role -> each.withRoles(Set.of(role))))
        .flatMap(
            each -> split(each, each.affiliations(), one -> each.withAffiliations(Set.of(one))))
        .flatMap(each -> split(each, each.groups(), group -> each.withGroups(List.of(group))));
  }

  private static <C, T> Stream<C> split(C whole, Collection<T> listed, Function<T, C> with) {
    return listed.isEmpty() ? Stream.of(whole) : listed.stream().map(with);
  }

  private static RecordingQuestion example(Condition condition) {
    InitiatorCondition initiator = condition.initiator();
    Map<String, String> claims =
        initiator.claims().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, claim -> claim.getValue().filledWith(ANYTHING)));
    return new RecordingQuestion(
        first(condition.rooms()).orElse(ANYTHING),
        first(condition.tenants()),
        condition.kinds().stream().findFirst().orElse(RecordingKind.FILE),
        new Initiator(
            initiator.roles().stream().findFirst(),
            initiator.affiliations().stream().findFirst(),
            claims,
            initiator.features(),
            first(initiator.groups())),
        first(condition.destinations())
            .<Destination>map(Destination.Host::new)
            .orElse(Destination.nowhere()),
        condition.times().stream().findFirst().map(each -> each.next(SOME_TIME)).orElse(SOME_TIME),
        condition.participants().least(),
        condition.encrypted().orElse(false));
  }

  private static Optional<String> first(List<NamePattern> patterns) {
    return patterns.stream().findFirst().map(pattern -> pattern.filledWith(ANYTHING));
  }
}
