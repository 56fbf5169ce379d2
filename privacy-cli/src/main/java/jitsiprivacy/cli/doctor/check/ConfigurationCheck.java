package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Mode;
import jitsiprivacy.cli.doctor.site.Settings;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.OnFault;

/** Our own configuration: whether it can be used, and what it leaves out. */
final class ConfigurationCheck implements Check {

  private static final Kind MISSING =
      new Kind(
          "configuration-missing",
          Severity.CRITICAL,
          "There is no configuration: Jicofo and the bridge do not start with the agent.",
          "Install jitsi-privacy-common again, or write privacy.conf; docs/options.md has all"
              + " options.");
  private static final Kind INVALID =
      new Kind(
          "configuration-invalid",
          Severity.CRITICAL,
          "The configuration cannot be used: Jicofo and the bridge will not start with it, and"
              + " nothing is purged.",
          "Correct what is named. Programs that run go on with what they started with.");
  private static final Kind WRITABLE =
      new Kind(
          "configuration-writable",
          Severity.CRITICAL,
          "Every user of this host can switch the guards off.",
          "chmod o-w on the file; with --fix it is done.");
  private static final Kind ALLOWED =
      new Kind(
          "faults-allowed",
          Severity.WARNING,
          "While a guard is broken, what it would have refused to participants is let through.",
          "Set privacy.on-fault = deny.");
  private static final Kind OFF =
      new Kind(
          "guard-off",
          Severity.NOTE,
          "A guard is switched off: it keeps no promise to anybody.",
          "Set enabled = true in its section if you want it.");

  @Override
  public String area() {
    return "configuration";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(MISSING, INVALID, WRITABLE, ALLOWED, OFF);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    Settings settings = site.settings();
    String where = site.shown(settings.file());
    if (!settings.isThere()) {
      report.found(MISSING, where, "is not there");
      return;
    }
    if (settings.problem().isPresent()) {
      report.found(INVALID, where, settings.problem().get());
      return;
    }
    for (Path each : settings.files()) {
      Mode mode = Mode.of(each);
      if (mode.isWritableForOthers()) {
        report.found(
            WRITABLE, each, "has the mode " + mode.text(), () -> Mode.notWritableForOthers(each));
      }
    }
    if (settings.host().onFault() == OnFault.ALLOW) {
      report.found(ALLOWED, where, "has on-fault = allow");
    }
    for (GuardModule guard : settings.installed()) {
      if (!settings.isEnabled(guard)) {
        report.found(OFF, where, guard.id() + " is switched off");
      }
    }
  }
}
