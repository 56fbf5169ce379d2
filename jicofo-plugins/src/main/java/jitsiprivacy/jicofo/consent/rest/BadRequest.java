package jitsiprivacy.jicofo.consent.rest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request that is answered with a problem; the message, if any, says what exactly is wrong. */
final class BadRequest extends Exception {

  private final Problem problem;
  private final transient Optional<Map.Entry<String, String>> header;

  BadRequest(Problem problem) {
    this(problem, null);
  }

  BadRequest(Problem problem, String what) {
    this(problem, what, Optional.empty());
  }

  private BadRequest(Problem problem, String what, Optional<Map.Entry<String, String>> header) {
    super(what, null, false, false);
    this.problem = problem;
    this.header = header;
  }

  static BadRequest unauthorized() {
    return with(Problem.UNAUTHORIZED, "WWW-Authenticate", "Bearer");
  }

  static BadRequest notAllowed(Set<String> allowed) {
    return with(Problem.METHOD_NOT_ALLOWED, "Allow", String.join(", ", new TreeSet<>(allowed)));
  }

  static BadRequest retryAfter(Problem problem, int seconds) {
    return with(problem, "Retry-After", Integer.toString(seconds));
  }

  private static BadRequest with(Problem problem, String name, String value) {
    return new BadRequest(problem, null, Optional.of(Map.entry(name, value)));
  }

  Problem problem() {
    return problem;
  }

  /** That the answer must have. */
  Optional<Map.Entry<String, String>> header() {
    return header;
  }
}
