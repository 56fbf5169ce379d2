package jitsiprivacy.recording.options;

import java.util.List;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.RecordingPolicy;

/**
 * {@code privacy.recording-guard}.
 *
 * @param rules the first that matches decides; what none matches is refused
 */
public record RecordingGuardOptions(boolean enabled, List<RuleOptions> rules) {

  /** Refuses rules that contradict themselves or one another, and those that are never reached. */
  public RecordingGuardOptions {
    rules = List.copyOf(rules);
    policy(rules);
  }

  public RecordingPolicy policy() {
    return policy(rules);
  }

  /** Whether it may keep anybody uninvited. */
  public boolean holds() {
    return enabled
        && rules.stream()
            .flatMap(rule -> rule.require().stream())
            .anyMatch(each -> each.lateJoiner().filter(LateJoiner.HOLD::equals).isPresent());
  }

  private static RecordingPolicy policy(List<RuleOptions> rules) {
    return new RecordingPolicy(rules.stream().map(RuleOptions::rule).toList());
  }
}
