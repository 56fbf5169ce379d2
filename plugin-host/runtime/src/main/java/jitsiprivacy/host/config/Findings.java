package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects problems and finds the lines they belong to. */
final class Findings {
  private final String mainFile;
  private final List<String> files;
  private final Layers layers;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Starts without any.
   *
   * @param mainFile takes what belongs to no line of any file
   * @param files those that were read, in the order in which problems are told
   */
  Findings(String mainFile, List<String> files, Layers layers) {
    this.mainFile = mainFile;
    this.files = List.copyOf(files);
    this.layers = layers;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Sorted by file and line. */
  List<Problem> problems() {
    Comparator<Problem> byFile = Comparator.comparingInt(p -> files.indexOf(p.file()));
    return problems.stream()
        .distinct()
        .sorted(byFile.thenComparingInt(Problem::line).thenComparing(Problem::path))
        .toList();
  }

  /** Whether the operator wrote something there, rather than the defaults. */
  boolean isSet(List<String> path) {
    return layers.find(path).isPresent();
  }

  /**
   * Finds the line to change.
   *
   * @param path of the option
   * @param value what it resolved to; {@code null} for none
   * @param inList whether {@code value} is part of the list at this path
   */
  Where locate(List<String> path, ConfigValue value, boolean inList) {
    if (path.isEmpty()) {
      return new Where(mainFile, 0);
    }
    Optional<Where> own = Optional.ofNullable(value).flatMap(Where::of).filter(this::isRead);
    Optional<ConfigValue> written = layers.find(path);
    // A value that came through a substitution names the line it came from, not the one to change.
    boolean plain = written.filter(Layers::isResolved).isPresent();
    if (own.isPresent() && inList && plain) {
      return own.get();
    }
    return written.flatMap(Where::of).or(() -> own).orElse(new Where(mainFile, 0));
  }

  /** Whether the value at this path came through a substitution whose name asks for secrecy. */
  boolean isSecret(List<String> path) {
    return layers.find(path).filter(value -> !(value instanceof ConfigObject)).stream()
        .flatMap(value -> References.in(References.render(value)).stream())
        .anyMatch(Secrecy::of);
  }

  private boolean isRead(Where where) {
    return files.contains(where.file());
  }
}
