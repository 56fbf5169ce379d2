package jitsiprivacy.host.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.GuardState;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OnFault;

/**
 * Which guards run in this process, and which of them cannot.
 *
 * @param active those that run
 * @param closed those that should and cannot; what they would have judged is refused
 */
record GuardSelection(List<GuardModule> active, List<GuardModule> closed) {

  static GuardSelection of(
      Host host,
      List<GuardModule> installed,
      PrivacyConfig config,
      CompletableFuture<Fit> fit,
      OnFault onFault,
      Health health)
      throws UnusableConfiguration {
    Map<String, GuardModule> enabled = enabled(installed, config);
    requireTogether(enabled, config);
    installed.forEach(guard -> health.state(guard.id(), initialState(host, guard, enabled)));

    List<GuardModule> here =
        enabled.values().stream().filter(guard -> guard.hosts().contains(host)).toList();
    if (!here.isEmpty() && !isOurselvesFit(fit.join(), onFault, health)) {
      here.forEach(guard -> health.state(guard.id(), GuardState.UNPROTECTED));
      return new GuardSelection(List.of(), List.of());
    }
    Map<String, String> unfit = here.isEmpty() ? Map.of() : fit.join().unfit(here);
    unfit.forEach((guard, why) -> close(guard, why, onFault, health));
    return here.stream()
        .collect(
            Collectors.teeing(
                Collectors.filtering(g -> !unfit.containsKey(g.id()), Collectors.toList()),
                Collectors.filtering(
                    g -> unfit.containsKey(g.id()) && onFault == OnFault.DENY, Collectors.toList()),
                GuardSelection::new));
  }

  private static void close(String guard, String why, OnFault onFault, Health health) {
    health.state(guard, onFault == OnFault.DENY ? GuardState.CLOSED : GuardState.UNPROTECTED);
    health
        .reporterFor(guard)
        .alert("unmatched", "does not fit this version of the host: " + why, null);
  }

  /** Without ourselves not even a door can be closed: only not starting keeps the promise. */
  private static boolean isOurselvesFit(Fit fit, OnFault onFault, Health health)
      throws UnusableConfiguration {
    List<String> problems = fit.ownProblems();
    if (problems.isEmpty()) {
      return true;
    }
    String why = "this version of the host lacks what we need: " + String.join("; ", problems);
    Unprotected.refuseUnlessAllowed(onFault, why);
    health.state(Health.HOST, GuardState.UNPROTECTED);
    health.reporterFor(Health.HOST).alert("unmatched", why, null);
    return false;
  }

  private static Map<String, GuardModule> enabled(
      List<GuardModule> installed, PrivacyConfig config) {
    Map<String, GuardModule> enabled = new LinkedHashMap<>();
    for (GuardModule guard : installed) {
      if (InstalledGuards.isEnabled(guard, config)) {
        enabled.put(guard.id(), guard);
      }
    }
    return enabled;
  }

  private static void requireTogether(Map<String, GuardModule> enabled, PrivacyConfig config)
      throws UnusableConfiguration {
    List<String> missing = new ArrayList<>();
    for (GuardModule guard : enabled.values()) {
      for (String other : guard.requires()) {
        if (!enabled.containsKey(other)) {
          missing.add(
              "privacy.%s is enabled but needs privacy.%s.enabled = true (in %s)"
                  .formatted(guard.id(), other, config.files()));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new UnusableConfiguration(String.join(System.lineSeparator(), missing));
    }
  }

  private static GuardState initialState(
      Host host, GuardModule guard, Map<String, GuardModule> enabled) {
    if (!enabled.containsKey(guard.id())) {
      return GuardState.DISABLED;
    }
    return guard.hosts().contains(host) ? GuardState.ACTIVE : GuardState.ELSEWHERE;
  }
}
