package jitsiprivacy.recording.policy;

import static jitsiprivacy.recording.policy.Policies.allow;
import static jitsiprivacy.recording.policy.Policies.kinds;
import static jitsiprivacy.recording.policy.Policies.names;
import static jitsiprivacy.recording.policy.Policies.refuse;
import static jitsiprivacy.recording.policy.Policies.rooms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aPolicyWithAProblemIsNone() {
    assertThatThrownBy(
            () ->
                new RecordingPolicy(
                    List.of(allow("all", Condition.ANY), refuse("ward", rooms("ward-*")))))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessage(
            "rule \"ward\": it is never reached, since all that it is for is taken before by"
                + " \"all\": put it before, or take it out")
        .extracting(e -> ((InvalidPolicyException) e).problems().get(0).position())
        .isEqualTo(1);
  }

  @Test
  void namesAreNamesAndThereOnce() {
    assertThat(problems(allow("Ward 7", rooms("a"))))
        .singleElement()
        .asString()
        .contains("a name is");
    assertThat(problems(allow("ward", rooms("a")), allow("ward", rooms("b"))))
        .singleElement()
        .asString()
        .isEqualTo("rule \"ward\": there is another rule of this name: give each its own");
  }

  @Test
  void conditionsThatNothingMeets() {
    assertThat(problem(Condition.ANY.withParticipants(new HeadCount(5, 2))))
        .contains("at least 5 and at most 2 cannot be together");
    assertThat(problem(Condition.ANY.withParticipants(new HeadCount(0, 0)))).contains("initiator");
    assertThat(problem(Condition.ANY.withParticipants(new HeadCount(-1, 3)))).contains("initiator");
    assertThat(problem(Condition.ANY.withTimes(List.of(window("08:00", "08:00")))))
        .startsWith("times: ");
    assertThat(problem(kinds(RecordingKind.FILE).withDestinations(names("live.example"))))
        .contains("a file goes to no host");
  }

  @Test
  void requirementsThatCannotBeTogether() {
    Requirements none = Requirements.of(ConsentNeed.NONE, Optional.empty());
    assertThat(none.problems()).singleElement().asString().contains("needs a basis");
    assertThat(Requirements.of(ConsentNeed.NONE, Optional.of(" ")).problems()).hasSize(1);
    assertThat(Requirements.of(ConsentNeed.NONE, Optional.of("court order")).problems()).isEmpty();
    assertThat(Requirements.of(ConsentNeed.ALL, Optional.of("court order")).problems()).hasSize(1);
    Optional<Duration> hour = Optional.of(Duration.ofHours(1));
    assertThat(
            new Requirements(
                    ConsentNeed.NONE,
                    Optional.of("court order"),
                    hour,
                    Optional.of(LateJoiner.MUTE),
                    Optional.empty(),
                    Optional.of(Duration.ZERO),
                    Optional.of(""),
                    false,
                    Set.of(Quarantine.WITHDRAWN))
                .problems())
        .hasSize(5);
    assertThat(
            new Requirements(
                    ConsentNeed.EXCLUDE_UNCONSENTING,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(LateJoiner.STOP),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Set.of(Quarantine.OVERRUN))
                .problems())
        .hasSize(2);
  }

  @Test
  void textsThatWouldBeCut() {
    String text = "x".repeat(501);
    assertThat(Requirements.of(ConsentNeed.NONE, Optional.of(text)).problems()).hasSize(1);
    for (String each : List.of(text, " ")) {
      RecordingRule rule =
          new RecordingRule("rule", Condition.ANY, new Outcome.Refuse(Optional.of(each)));
      assertThat(problems(rule)).hasSize(1);
    }
  }

  @Test
  void aRuleThatOneBeforeItTakesIsNeverReached() {
    InitiatorCondition any = InitiatorCondition.ANY;
    InitiatorCondition staff = any.withClaims(Map.of("group", new NamePattern("st*")));
    Map<Condition, Condition> taken =
        Map.of(
            rooms("*"), rooms("ward-*", "lab"),
            rooms("ward-*", "lab"), rooms("ward-7-*", "lab"),
            Condition.ANY.withTenants(names("*")), Condition.ANY.withTenants(names("a")),
            kinds(RecordingKind.values()), Condition.ANY,
            Condition.ANY.withParticipants(new HeadCount(2, 9)),
                Condition.ANY.withParticipants(new HeadCount(3, 9)),
            Condition.ANY.withInitiator(staff),
                Condition.ANY.withInitiator(
                    staff.withRoles(Set.of(Role.MODERATOR)).withFeatures(Set.of("recording"))),
            Condition.ANY.withInitiator(any.withFeatures(Set.of("recording"))),
                Condition.ANY.withInitiator(any.withFeatures(Set.of("recording", "sip"))),
            Condition.ANY.withTimes(List.of(window("08:00", "12:00"), window("12:00", "18:00"))),
                Condition.ANY.withTimes(List.of(window("09:00", "17:00", DayOfWeek.MONDAY))));
    taken.forEach(
        (general, special) ->
            assertThat(unreached(general, special)).as("%s", special).containsExactly(1));
  }

  @Test
  void aRuleThatIsReachedByLittleIsReached() {
    InitiatorCondition any = InitiatorCondition.ANY;
    Map<Condition, Condition> reached =
        Map.of(
            rooms("ward-*"), rooms("ward*"),
            Condition.ANY.withTenants(names("*")), Condition.ANY, // A room without.
            Condition.ANY.withDestinations(names("*")), Condition.ANY,
            Condition.ANY.withInitiator(any.withRoles(Set.of(Role.values()))), Condition.ANY,
            Condition.ANY.withInitiator(any.withGroups(names("*"))), Condition.ANY,
            Condition.ANY.withParticipants(new HeadCount(2, 9)),
                Condition.ANY.withParticipants(new HeadCount(2, 10)),
            Condition.ANY.withTimes(List.of(window("08:00", "12:00"), window("12:01", "18:00"))),
                Condition.ANY.withTimes(List.of(window("09:00", "17:00"))));
    reached.forEach(
        (general, special) -> assertThat(unreached(general, special)).as("%s", special).isEmpty());
  }

  @Test
  void severalCanTakeARuleTogether() {
    assertThat(
            unreached(
                kinds(RecordingKind.FILE),
                kinds(RecordingKind.LIVE_STREAM, RecordingKind.SIP),
                kinds(RecordingKind.FILE, RecordingKind.SIP)))
        .containsExactly(2);
    Condition on = Condition.ANY.withEncrypted(Optional.of(true));
    Condition off = Condition.ANY.withEncrypted(Optional.of(false));
    assertThat(unreached(on, off, rooms("lab"))).containsExactly(2);
    assertThat(unreached(rooms("lab"), rooms("ward-*"), rooms("lab", "ward-7"))).containsExactly(2);
    assertThat(problems(allow("on", on), allow("off", off), allow("rest", Condition.ANY)))
        .singleElement()
        .asString()
        .contains("taken before by \"on\" and \"off\"");
  }

  /** The one mistake that must not be made: to refuse a policy that is sound. */
  @Property
  void whatIsReportedIsNeverReached(
      @ForAll("conditions") @Size(min = 2, max = 12) List<Condition> conditions,
      @ForAll("questions") @Size(10) List<RecordingQuestion> questions) {
    Set<Integer> unreached = unreached(conditions.toArray(Condition[]::new));
    Statistics.label("a rule is reported").collect(!unreached.isEmpty());
    RuleIndex index = new RuleIndex(conditions);
    for (RecordingQuestion question : questions) {
      assertThat(unreached).doesNotContain(index.first(question));
    }
  }

  /** Each rule with the widest of random others before it: few are missed. */
  @Property
  void aRuleIsNeverReachedBehindItself(@ForAll("condition") Condition condition) {
    assertThat(unreached(condition, condition)).containsExactly(1);
  }

  @Property
  void whatCoversHoldsToo(
      @ForAll("condition") Condition general,
      @ForAll("condition") Condition special,
      @ForAll("questions") @Size(10) List<RecordingQuestion> questions) {
    for (Aspect aspect : Aspect.ALL) {
      if (aspect.covers(general, special)) {
        for (RecordingQuestion question : questions) {
          assertThat(aspect.holds(general, question) || !aspect.holds(special, question))
              .as("%s", aspect)
              .isTrue();
        }
      }
    }
  }

  @Provide
  Arbitrary<Condition> condition() {
    return Policies.conditions();
  }

  @Provide
  Arbitrary<List<Condition>> conditions() {
    return Policies.conditions().list();
  }

  @Provide
  Arbitrary<List<RecordingQuestion>> questions() {
    return Policies.questions().list();
  }

  private static Set<Integer> unreached(Condition... conditions) {
    Reachability reachability = new Reachability(List.of(conditions));
    return IntStream.range(0, conditions.length)
        .filter(rule -> !reachability.takenBy(rule).isEmpty())
        .boxed()
        .collect(Collectors.toSet());
  }

  private static String problem(Condition condition) {
    List<PolicyProblem> problems = problems(allow("rule", condition));
    assertThat(problems).hasSize(1);
    return problems.get(0).text();
  }

  private static List<PolicyProblem> problems(RecordingRule... rules) {
    return PolicyCheck.problems(List.of(rules));
  }

  private static TimeWindow window(String from, String until, DayOfWeek... days) {
    return new TimeWindow(Set.of(days), LocalTime.parse(from), LocalTime.parse(until), BERLIN);
  }
}
