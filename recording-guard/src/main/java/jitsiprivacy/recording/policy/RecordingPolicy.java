package jitsiprivacy.recording.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jitsiprivacy.recording.policy.Explanation.Miss;
import jitsiprivacy.recording.policy.Explanation.MissedCondition;
import jitsiprivacy.recording.policy.Ruling.Cause;

/**
 * Who may record what: the first rule that matches decides, and what no rule matches is refused.
 *
 * <p>Immutable.
 */
public final class RecordingPolicy {

  /** An explanation is to be read. */
  private static final int MOST_MISSES = 5;

  private final List<RecordingRule> rules;
  private final List<Ruling> rulings;
  private final RuleIndex index;

  /**
   * Of rules in their order.
   *
   * @throws InvalidPolicyException when they contradict themselves, or one is never reached
   */
  public RecordingPolicy(List<RecordingRule> rules) {
    List<PolicyProblem> problems = PolicyCheck.problems(rules);
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    this.rules = List.copyOf(rules);
    this.rulings = this.rules.stream().map(RecordingPolicy::ruling).toList();
    this.index = new RuleIndex(this.rules.stream().map(RecordingRule::condition).toList());
  }

  public Ruling decide(RecordingQuestion question) {
    if (question.destination() instanceof Destination.Unreadable) {
      return refused(Cause.DESTINATION_UNREADABLE);
    }
    int rule = index.first(question);
    return rule < 0 ? refused(Cause.NO_RULE) : rulings.get(rule);
  }

  /** The same ruling, and how it came to it. Looks at each rule up to that which decided. */
  public Explanation explain(RecordingQuestion question) {
    if (question.destination() instanceof Destination.Unreadable to) {
      return new Explanation(decide(question), Optional.of(to.why()), 0, List.of());
    }
    int decided = index.first(question);
    int tried = decided < 0 ? rules.size() : decided;
    return new Explanation(
        decide(question),
        Optional.empty(),
        tried,
        nearest(tried, question).stream().map(rule -> miss(rule, question)).toList());
  }

  /** The rules before that position which the fewest conditions keep from matching. */
  private List<RecordingRule> nearest(int before, RecordingQuestion question) {
    NavigableMap<Integer, List<RecordingRule>> byMissed = new TreeMap<>();
    for (RecordingRule rule : rules.subList(0, before)) {
      List<RecordingRule> as =
          byMissed.computeIfAbsent(missed(rule, question), any -> new ArrayList<>());
      if (as.size() < MOST_MISSES) {
        as.add(rule);
      }
    }
    return byMissed.values().stream().flatMap(List::stream).limit(MOST_MISSES).toList();
  }

  private static int missed(RecordingRule rule, RecordingQuestion question) {
    int missed = 0;
    for (Aspect aspect : Aspect.ALL) {
      if (!aspect.holds(rule.condition(), question)) {
        missed++;
      }
    }
    return missed;
  }

  private static Ruling ruling(RecordingRule rule) {
    if (rule.outcome() instanceof Outcome.Allow allow) {
      return new Ruling.Allowed(rule.name(), allow.requirements());
    }
    Optional<String> text =
        rule.outcome() instanceof Outcome.Refuse refuse ? refuse.text() : Optional.empty();
    return new Ruling.Refused(Cause.RULE, Optional.of(rule.name()), text);
  }

  private static Ruling refused(Cause cause) {
    return new Ruling.Refused(cause, Optional.empty(), Optional.empty());
  }

  private static Miss miss(RecordingRule rule, RecordingQuestion question) {
    Condition condition = rule.condition();
    return new Miss(
        rule.name(),
        Aspect.ALL.stream()
            .filter(aspect -> !aspect.holds(condition, question))
            .map(
                aspect ->
                    new MissedCondition(aspect, aspect.found(question), aspect.wanted(condition)))
            .toList());
  }
}
