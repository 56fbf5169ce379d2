package jitsiprivacy.recording.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy contradicts itself. */
public final class InvalidPolicyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<PolicyProblem> problems;

  InvalidPolicyException(List<PolicyProblem> problems) {
    super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All of them, in the order of the rules. */
  public List<PolicyProblem> problems() {
    return problems;
  }
}
