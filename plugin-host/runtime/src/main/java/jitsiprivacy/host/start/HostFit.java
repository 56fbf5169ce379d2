package jitsiprivacy.host.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.Mismatch;
import jitsiprivacy.host.reference.Reference;
import jitsiprivacy.host.reference.ReferenceChecker;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.GuardModule;

/** Whether what we refer to is there in the host's classes. All lists are empty when it is. */
final class HostFit {

  private static final Predicate<Reference> METRICS =
      reference -> reference.owner().startsWith("io/prometheus/");

  private final ReferenceChecker checker;

  HostFit(ClassSource classes) {
    this.checker = new ReferenceChecker(classes);
  }

  /** What a guard lacks, for an operator. */
  List<String> problems(GuardModule guard) {
    return problems(guard.getClass(), guard.id(), reference -> true);
  }

  /** What we lack ourselves: without it no guard can be asked. */
  List<String> ownProblems() {
    return problems(getClass(), ReferenceFile.HOST, METRICS.negate());
  }

  /** What we lack to show our state among the host's metrics, which no guard depends on. */
  List<String> metricsProblems() {
    return problems(getClass(), ReferenceFile.HOST, METRICS);
  }

  private List<String> problems(Class<?> ours, String id, Predicate<Reference> which) {
    String list = ReferenceFile.resource(id);
    try (InputStream in = ours.getResourceAsStream("/" + list)) {
      if (in == null) {
        return List.of("its jar holds no " + list);
      }
      List<Reference> references = ReferenceFile.read(in).stream().filter(which).toList();
      return checker.check(references).stream().map(Mismatch::problem).toList();
    } catch (IOException e) {
      return List.of("its reference list cannot be read: " + e.getMessage());
    }
  }
}
