package jitsiprivacy.recording.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a ruling came about: in words for an operator, in facts for the audit trail.
 *
 * @param unreadable why it cannot be told where it goes, where that is so
 * @param tried rules before that which decided, none of which matches
 * @param nearest of those, the ones that the fewest conditions kept from matching
 */
public record Explanation(
    Ruling ruling, Optional<String> unreadable, int tried, List<Miss> nearest) {

  /** Of one rule: an entry of the audit trail holds short words. */
  private static final int MOST_FACTS = 6;

  public Explanation {
    nearest = List.copyOf(nearest);
  }

  /** A rule that does not match, and why. */
  public record Miss(String rule, List<MissedCondition> conditions) {
    public Miss {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * One condition that does not hold.
   *
   * @param found what was asked, as far as it is no claim of a token
   * @param wanted by the rule
   */
  public record MissedCondition(Aspect aspect, String found, String wanted) {}

  /** Sentences: what was decided, what is required, and what kept other rules from matching. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(decision());
    if (ruling instanceof Ruling.Allowed allowed) {
      lines.add("It requires " + String.join("; ", allowed.requirements().words()) + ".");
    }
    if (tried > 0) {
      lines.add(
          (ruling.decidedBy().isPresent()
                  ? "Rules before it that do not match: "
                  : "Rules that do not match: ")
              + tried
              + (nearest.size() < tried ? ". The nearest are:" : ":"));
    }
    nearest.forEach(miss -> lines.add(line(miss)));
    return lines;
  }

  /** The nearest rules, each with conditions that do not hold, and nothing that was asked. */
  public List<String> facts() {
    return nearest.stream()
        .map(
            miss ->
                miss.conditions().stream()
                    .limit(MOST_FACTS)
                    .map(each -> each.aspect().id())
                    .collect(Collectors.joining(".", miss.rule() + "/", "")))
        .toList();
  }

  private String decision() {
    if (ruling instanceof Ruling.Refused refused) {
      return switch (refused.cause()) {
        case RULE -> "Refused by rule " + refused.decidedBy().orElse("") + ".";
        case NO_RULE -> "Refused: no rule matches, and what no rule allows is refused.";
        case DESTINATION_UNREADABLE ->
            "Refused before any rule: it cannot be told where it goes. The address "
                + unreadable.orElse("cannot be read")
                + ".";
      };
    }
    return "Allowed by rule " + ruling.decidedBy().orElse("") + ".";
  }

  private static String line(Miss miss) {
    return miss.conditions().stream()
        .map(each -> each.aspect().id() + " is " + each.found() + ", not " + each.wanted())
        .collect(Collectors.joining("; ", "  " + miss.rule() + ": ", ""));
  }
}
