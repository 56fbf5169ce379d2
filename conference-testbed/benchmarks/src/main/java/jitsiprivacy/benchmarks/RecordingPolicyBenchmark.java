package jitsiprivacy.benchmarks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.recording.policy.Affiliation;
import jitsiprivacy.recording.policy.Condition;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.Explanation;
import jitsiprivacy.recording.policy.Initiator;
import jitsiprivacy.recording.policy.InitiatorCondition;
import jitsiprivacy.recording.policy.NamePattern;
import jitsiprivacy.recording.policy.Outcome;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.RecordingPolicy;
import jitsiprivacy.recording.policy.RecordingQuestion;
import jitsiprivacy.recording.policy.RecordingRule;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Role;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.TimeWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a recording may start, by policies of different kinds and sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordingPolicyBenchmark {

  private static final TimeWindow WORKDAY =
      new TimeWindow(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          ZoneId.of("Europe/Berlin"));

  /** What the rules of a policy tell apart by. */
  public enum Shape {
    /** The tenant, and within it one of its rooms, in office hours, for staff of its own. */
    TENANTS,
    /** A star at both ends of a name of a room. */
    WITHIN_NAMES,
    /** A claim of the token. */
    CLAIMS,
    /** The host that a live stream goes to, and all below it. */
    HOSTS
  }

  @Param({"1", "100", "10000"})
  public int rules;

  @Param public Shape shape;

  private RecordingPolicy policy;
  private RecordingQuestion lastRule;
  private RecordingQuestion noRule;
  private RecordingQuestion middleRule;

  @Setup
  public void build() {
    List<RecordingRule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      all.add(
          new RecordingRule(
              "rule-" + i, condition(i), new Outcome.Allow(Requirements.CONSENT_OF_ALL)));
    }
    policy = new RecordingPolicy(all);
    lastRule = question(rules - 1);
    middleRule = question(rules / 2);
    noRule = question(rules);
    if (!decidedBy(lastRule).equals(Optional.of("rule-" + (rules - 1)))
        || !decidedBy(noRule).isEmpty()) {
      throw new IllegalStateException("the policy decides otherwise");
    }
  }

  private Optional<String> decidedBy(RecordingQuestion question) {
    return policy.decide(question).decidedBy();
  }

  private Condition condition(int i) {
    InitiatorCondition any = InitiatorCondition.ANY;
    return switch (shape) {
      case TENANTS ->
          Condition.ANY
              .withTenants(List.of(new NamePattern("tenant-" + i / 10)))
              .withRooms(List.of(new NamePattern("room-" + i % 10 + "-*")))
              .withKinds(Set.of(RecordingKind.FILE, RecordingKind.LIVE_STREAM))
              .withTimes(List.of(WORKDAY))
              .withInitiator(
                  any.withRoles(Set.of(Role.MODERATOR))
                      .withGroups(List.of(new NamePattern("staff"))));
      case WITHIN_NAMES -> Condition.ANY.withRooms(List.of(new NamePattern("*-" + i + "-of-*")));
      case CLAIMS ->
          Condition.ANY.withInitiator(
              any.withClaims(Map.of("department", new NamePattern("d" + i + "/*"))));
      case HOSTS ->
          Condition.ANY
              .withKinds(Set.of(RecordingKind.LIVE_STREAM))
              .withDestinations(List.of(Condition.host("*.live-" + i + ".example")));
    };
  }

  /** One that the rule matches, and no other. */
  private static RecordingQuestion question(int i) {
    return new RecordingQuestion(
        "room-" + i % 10 + "-" + i + "-of-this-week",
        Optional.of("tenant-" + i / 10),
        RecordingKind.LIVE_STREAM,
        new Initiator(
            Optional.of(Role.MODERATOR),
            Optional.of(Affiliation.OWNER),
            Map.of("user.id", "participant-1", "department", "d" + i + "/unit"),
            Set.of("recording"),
            Optional.of("staff")),
        Destination.ofUrl("rtmp://ingest.live-" + i + ".example/app/key"),
        Instant.parse("2026-11-23T12:00:00Z"),
        9,
        false);
  }

  @Benchmark
  public Ruling lastRuleMatches() {
    return policy.decide(lastRule);
  }

  @Benchmark
  public Ruling middleRuleMatches() {
    return policy.decide(middleRule);
  }

  @Benchmark
  public Ruling noRuleMatches() {
    return policy.decide(noRule);
  }

  /** For the audit trail, and for who asks why. */
  @Benchmark
  public Explanation noRuleMatchesExplained() {
    return policy.explain(noRule);
  }
}
