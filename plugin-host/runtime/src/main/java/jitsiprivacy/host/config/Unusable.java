package jitsiprivacy.host.config;

/**
 * A file cannot be used at all. Unchecked because it has to pass through the parser when an
 * included file is the culprit.
 */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Unusable(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Unusable(String file, int line, String message) {
    this(new Problem(file, line, "", message));
  }

  Problem problem() {
    return problem;
  }
}
