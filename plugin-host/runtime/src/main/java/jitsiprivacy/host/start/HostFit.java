package jitsiprivacy.host.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.Mismatch;
import jitsiprivacy.host.reference.ReferenceChecker;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardModule;

/**
 * Whether what we refer to is there in the host's classes. All lists are empty when it is.
 *
 * <p>Found out in the background, from files alone, while the configuration is read.
 */
final class HostFit {

  private final CompletableFuture<Map<String, List<Problem>>> problems;

  private record Problem(boolean ofMetrics, String text) {}

  HostFit(List<GuardModule> installed, ClassSource classes, Background background) {
    this.problems =
        CompletableFuture.supplyAsync(
            () -> check(installed, new ReferenceChecker(classes)), background::run);
  }

  /** What a guard lacks, for an operator. */
  List<String> problems(GuardModule guard) {
    return texts(guard.id(), problem -> true);
  }

  /** What we lack ourselves: without it no guard can be asked. */
  List<String> ownProblems() {
    return texts(ReferenceFile.HOST, problem -> !problem.ofMetrics);
  }

  /** What we lack to show our state among the host's metrics, which no guard depends on. */
  List<String> metricsProblems() {
    return texts(ReferenceFile.HOST, Problem::ofMetrics);
  }

  private List<String> texts(String id, Predicate<Problem> which) {
    return problems.join().get(id).stream().filter(which).map(Problem::text).toList();
  }

  private static Map<String, List<Problem>> check(
      List<GuardModule> installed, ReferenceChecker checker) {
    Map<String, List<Problem>> problems = new HashMap<>();
    problems.put(ReferenceFile.HOST, check(HostFit.class, ReferenceFile.HOST, checker));
    for (GuardModule guard : installed) {
      problems.put(guard.id(), check(guard.getClass(), guard.id(), checker));
    }
    return problems;
  }

  private static List<Problem> check(Class<?> ours, String id, ReferenceChecker checker) {
    String list = ReferenceFile.resource(id);
    try (InputStream in = ours.getResourceAsStream("/" + list)) {
      if (in == null) {
        return List.of(new Problem(false, "its jar holds no " + list));
      }
      List<Problem> problems = new ArrayList<>();
      for (Mismatch mismatch : checker.check(ReferenceFile.read(in))) {
        boolean ofMetrics = mismatch.reference().owner().startsWith("io/prometheus/");
        problems.add(new Problem(ofMetrics, mismatch.problem()));
      }
      return problems;
    } catch (IOException e) {
      return List.of(new Problem(false, "its reference list cannot be read: " + e.getMessage()));
    }
  }
}
