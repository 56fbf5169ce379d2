package jitsiprivacy.cli.doctor;

import java.io.IOException;
import java.util.List;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.doctor.check.Check;
import jitsiprivacy.cli.doctor.check.Report;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Site;

/** Runs checks. One that cannot do its work says so, and the others go on. */
final class Examination {

  static final Kind NOT_EXAMINED =
      new Kind(
          "not-examined",
          Severity.WARNING,
          "Part of the host could not be looked at: what is wrong there is not known.",
          "Run the command as root, or mend what is named.");

  private final List<Check> checks;

  Examination(List<Check> checks) {
    this.checks = checks;
  }

  Findings of(Site site) {
    Findings findings = new Findings();
    for (Check check : checks) {
      Report report = new Report(check.area(), findings);
      try {
        check.examine(site, report);
      } catch (IOException e) {
        report.found(NOT_EXAMINED, check.area(), Reason.of(e));
      }
    }
    return findings;
  }
}
