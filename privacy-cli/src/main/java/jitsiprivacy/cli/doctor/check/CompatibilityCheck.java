package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Settings;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.host.reference.ClassPath;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.start.Fit;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;

/** Whether the guards fit the Jicofo and the bridge that lie there: what happens at a start. */
final class CompatibilityCheck implements Check {

  private static final Kind UNREADABLE =
      new Kind(
          "host-unreadable",
          Severity.CRITICAL,
          "Whether the guards can work with this version of Jicofo or the bridge is not known.",
          "Install the package again, or name the directory that holds the program's jars.");
  private static final Kind NOT_SEEN =
      new Kind(
          "stanzas-unseen",
          Severity.CRITICAL,
          "This version cannot be guarded at all: with on-fault = deny it will not start.",
          "Keep the version that runs, and look for a newer jitsi-privacy before you restart.");
  private static final Kind UNFIT =
      new Kind(
          "guard-unfit",
          Severity.CRITICAL,
          "A guard that is switched on cannot work with this version: what it judges will be"
              + " refused to participants from the next start on.",
          "Keep the version that runs, and look for a newer jitsi-privacy before you restart.");
  private static final Kind UNFIT_OFF =
      new Kind(
          "guard-unfit-off",
          Severity.NOTE,
          "A guard that is switched off could not work with this version.",
          "Nothing, unless you want to switch it on.");
  private static final Kind HOOK_MISSING =
      new Kind(
          "hook-missing",
          Severity.CRITICAL,
          "A method in which a guard stands is not there: what is decided there is refused from the"
              + " next start on, or goes past the guard, which then says so.",
          "Keep the version that runs, and look for a newer jitsi-privacy before you restart.");
  private static final Kind METRICS =
      new Kind(
          "metrics-unfit",
          Severity.NOTE,
          "The state of the guards will not be among the metrics of this program.",
          "Nothing; the status file and this command show it as well.");

  @Override
  public String area() {
    return "compatibility";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(UNREADABLE, NOT_SEEN, UNFIT, UNFIT_OFF, HOOK_MISSING, METRICS);
  }

  @Override
  public void examine(Site site, Report report) {
    if (site.hasJicofo()) {
      examine(Host.JICOFO, site.jicofo(), site, report);
    }
    if (site.hasJvb()) {
      examine(Host.JVB, site.jvb(), site, report);
    }
  }

  private static void examine(Host host, Path directory, Site site, Report report) {
    String where = site.shown(directory);
    try (ClassPath classes = ClassSource.fromInstallation(directory)) {
      Settings settings = site.settings();
      List<GuardModule> here =
          settings.installed().stream().filter(guard -> guard.hosts().contains(host)).toList();
      Fit fit = Fit.of(settings.installed(), classes);
      fit.metricsProblems().forEach(each -> report.found(METRICS, where, each));
      List<String> own = fit.ownProblems();
      List<String> unseen = own.isEmpty() ? fit.stanzaProblems() : own;
      if (!unseen.isEmpty()) {
        report.found(NOT_SEEN, where, String.join("; ", unseen));
        return;
      }
      List<GuardModule> enabled = here.stream().filter(settings::isEnabled).toList();
      Map<String, String> unfit = fit.unfit(enabled);
      unfit.forEach((guard, why) -> report.found(UNFIT, where, guard + ": " + why));
      for (GuardModule guard : enabled) {
        fit.hookProblems(guard.hooks())
            .forEach(
                (hook, why) ->
                    report.found(HOOK_MISSING, where, guard.id() + ", " + hook + ": " + why));
      }
      off(here, enabled, fit, where, report);
      good(here, fit, where, report);
    } catch (IOException e) {
      report.found(UNREADABLE, where, Reason.of(e));
    }
  }

  private static void off(
      List<GuardModule> here, List<GuardModule> enabled, Fit fit, String where, Report report) {
    List<GuardModule> off = here.stream().filter(guard -> !enabled.contains(guard)).toList();
    fit.unfit(off).forEach((guard, why) -> report.found(UNFIT_OFF, where, guard + ": " + why));
    for (GuardModule guard : off) {
      fit.hookProblems(guard.hooks())
          .forEach((hook, why) -> report.found(UNFIT_OFF, where, guard.id() + ": " + why));
    }
  }

  private static void good(List<GuardModule> here, Fit fit, String where, Report report) {
    Map<String, String> unfit = fit.unfit(here);
    String holding =
        here.stream()
            .filter(guard -> !unfit.containsKey(guard.id()))
            .filter(guard -> fit.hookProblems(guard.hooks()).isEmpty())
            .map(GuardModule::id)
            .collect(Collectors.joining(", "));
    if (!holding.isEmpty()) {
      report.good(where, "fits " + holding);
    }
  }
}
