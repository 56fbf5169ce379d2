package jitsiprivacy.host.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration cannot be used. Message and {@link #toString()} are the block for the operator:
 * one line for each problem, in the order of the files.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that was found, at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /** The message alone: the name of this class means nothing to an operator. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return getMessage();
  }
}
