package jitsiprivacy.recording.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what makes a policy useless: what nothing can meet, and what nothing reaches. */
final class PolicyCheck {

  private final List<RecordingRule> rules;
  private final List<PolicyProblem> problems = new ArrayList<>();

  private PolicyCheck(List<RecordingRule> rules) {
    this.rules = rules;
  }

  /** All of it, in the order of the rules. */
  static List<PolicyProblem> problems(List<RecordingRule> rules) {
    PolicyCheck check = new PolicyCheck(rules);
    check.eachByItself();
    if (check.problems.isEmpty()) {
      check.eachBehindTheOthers();
    }
    return check.problems;
  }

  private void eachByItself() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      RecordingRule rule = rules.get(i);
      if (!RecordingRule.isName(rule.name())) {
        problem(i, "a name is a lower-case letter and up to 31 more, digits or hyphens");
      } else if (!names.add(rule.name())) {
        problem(i, "there is another rule of this name: give each its own");
      }
      condition(i, rule.condition());
      if (rule.outcome() instanceof Outcome.Allow allow) {
        for (String text : allow.requirements().problems()) {
          problem(i, text);
        }
      } else if (rule.outcome() instanceof Outcome.Refuse refuse
          && refuse.text().filter(PolicyCheck::isNoLine).isPresent()) {
        problem(
            i,
            "text has at most %d characters, and is left out where there is nothing to say"
                .formatted(Requirements.LONGEST_TEXT));
      }
    }
  }

  private void condition(int rule, Condition condition) {
    HeadCount participants = condition.participants();
    if (participants.least() < 0 || participants.most() < 1) {
      problem(rule, "participants: there is one at least, the initiator");
    } else if (participants.least() > participants.most()) {
      problem(
          rule,
          "participants: at least %d and at most %d cannot be together: turn them round"
              .formatted(participants.least(), participants.most()));
    }
    for (TimeWindow window : condition.times()) {
      window.problem().ifPresent(text -> problem(rule, "times: " + text));
    }
    if (!condition.destinations().isEmpty()
        && !condition.kinds().isEmpty()
        && condition.kinds().stream().noneMatch(RecordingKind::leavesForAHost)) {
      problem(rule, "destinations: a file goes to no host: leave them out, or name other kinds");
    }
  }

  private void eachBehindTheOthers() {
    Reachability reachability =
        new Reachability(rules.stream().map(RecordingRule::condition).toList());
    for (int i = 0; i < rules.size(); i++) {
      Set<Integer> taking = reachability.takenBy(i);
      if (!taking.isEmpty()) {
        problem(
            i,
            "it is never reached, since all that it is for is taken before by "
                + taking.stream().sorted().map(this::quoted).collect(Collectors.joining(" and "))
                + ": put it before, or take it out");
      }
    }
  }

  private static boolean isNoLine(String text) {
    return text.isBlank() || text.length() > Requirements.LONGEST_TEXT;
  }

  private String quoted(int rule) {
    return "\"" + rules.get(rule).name() + "\"";
  }

  private void problem(int rule, String text) {
    problems.add(new PolicyProblem(rule, rules.get(rule).name(), text));
  }
}
