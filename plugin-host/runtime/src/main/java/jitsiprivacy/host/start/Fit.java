package jitsiprivacy.host.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.HookChecker;
import jitsiprivacy.host.reference.HookProblem;
import jitsiprivacy.host.reference.Mismatch;
import jitsiprivacy.host.reference.ReferenceChecker;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.NamedHook;

/**
 * Whether what we refer to is there in a host's classes: found out from files alone, whether the
 * host runs or not. What is said of it is for an operator.
 */
public final class Fit {

  /** Where the agent stands in Smack, by name as well. */
  private static final List<NamedHook> STANZAS =
      List.of(
          smack("processStanza", "(Lorg/jivesoftware/smack/packet/Stanza;)V"),
          smack("sendStanza", "(Lorg/jivesoftware/smack/packet/Stanza;)V"));

  private record Problem(boolean ofMetrics, String text) {}

  // Remembers the classes it has read.
  private final HookChecker hooks;
  private final Map<String, List<Problem>> problems;

  private Fit(HookChecker hooks, Map<String, List<Problem>> problems) {
    this.hooks = hooks;
    this.problems = problems;
  }

  private static NamedHook smack(String method, String descriptor) {
    return new NamedHook(
        method, "org.jivesoftware.smack.AbstractXMPPConnection", method, List.of(descriptor));
  }

  /**
   * @param installed each is looked at, switched on or not
   * @param classes of the host and its JDK
   */
  public static Fit of(List<GuardModule> installed, ClassSource classes) {
    ReferenceChecker checker = new ReferenceChecker(classes);
    Map<String, List<Problem>> problems = new HashMap<>();
    problems.put(ReferenceFile.HOST, check(Fit.class, ReferenceFile.HOST, checker));
    for (GuardModule guard : installed) {
      problems.put(guard.id(), check(guard.getClass(), guard.id(), checker));
    }
    return new Fit(new HookChecker(classes), problems);
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

  /** What we lack ourselves: without it no guard can be asked. */
  public List<String> ownProblems() {
    return texts(ReferenceFile.HOST, problem -> !problem.ofMetrics);
  }

  /** What we lack to show our state among the host's metrics, which no guard depends on. */
  public List<String> metricsProblems() {
    return texts(ReferenceFile.HOST, Problem::ofMetrics);
  }

  /** Why no stanza can be seen in this host; empty when they can. The agent finds out by itself. */
  public List<String> stanzaProblems() {
    return STANZAS.stream().flatMap(hook -> hookProblems(List.of(hook)).values().stream()).toList();
  }

  /** Hooks that cannot stand, and why, by their ids. */
  public Map<String, String> hookProblems(List<NamedHook> wanted) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (NamedHook hook : wanted) {
      if (hooks.check(hook) instanceof HookProblem problem) {
        missing.put(hook.id(), problem.text());
      }
    }
    return missing;
  }

  /**
   * Guards that cannot work, and why, by their ids: those that lack something, and then those that
   * need or use one of them.
   *
   * @param guards all that are to work in one process
   */
  public Map<String, String> unfit(List<GuardModule> guards) {
    Map<String, String> unfit = new LinkedHashMap<>();
    for (GuardModule guard : guards) {
      List<String> lacks = texts(guard.id(), problem -> true);
      if (!lacks.isEmpty()) {
        unfit.put(guard.id(), String.join("; ", lacks));
      }
    }
    boolean again = !unfit.isEmpty();
    while (again) {
      again = false;
      for (GuardModule guard : guards) {
        Set<String> missing = new TreeSet<>(guard.requires());
        missing.addAll(guard.uses());
        missing.retainAll(unfit.keySet());
        if (!missing.isEmpty() && !unfit.containsKey(guard.id())) {
          unfit.put(guard.id(), "needs " + String.join(", ", missing) + ", which cannot run");
          again = true;
        }
      }
    }
    return unfit;
  }

  private List<String> texts(String id, Predicate<Problem> which) {
    return problems.get(id).stream().filter(which).map(Problem::text).toList();
  }
}
