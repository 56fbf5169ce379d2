package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.PlainLines;
import jitsiprivacy.cli.doctor.site.Site;

/** coturn, through which media goes where nothing else gets through. */
final class TurnCheck implements Check {

  private static final Kind VERBOSE =
      new Kind(
          "coturn-verbose",
          Severity.WARNING,
          "coturn logs each session of each participant, addresses included.",
          "Take verbose and Verbose out of /etc/turnserver.conf.");
  private static final Kind LOGGED =
      new Kind(
          "coturn-logs-addresses",
          Severity.WARNING,
          "coturn writes a log with addresses of participants.",
          "Take log-file and syslog out and add no-stdout-log, or pass it through jitsi-privacy"
              + " scrub: docs/scrub.md.");
  private static final Kind CONSOLE =
      new Kind(
          "coturn-console-open",
          Severity.WARNING,
          "coturn's console shows who is connected to everybody who reaches it.",
          "Add no-cli to /etc/turnserver.conf.");

  private static final String FILE = "/etc/turnserver.conf";

  @Override
  public String area() {
    return "coturn";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(VERBOSE, LOGGED, CONSOLE);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    Optional<String> text = site.text(FILE);
    if (text.isEmpty()) {
      return;
    }
    PlainLines lines = PlainLines.parse(text.get());
    if (lines.has("verbose") || lines.has("Verbose")) {
      report.found(VERBOSE, FILE, "verbose is set");
    }
    boolean nowhere = lines.value("log-file").filter("/dev/null"::equals).isPresent();
    if (lines.has("syslog") || (lines.has("log-file") && !nowhere)) {
      report.found(LOGGED, FILE, lines.has("syslog") ? "syslog is set" : "log-file is set");
    }
    Optional<String> console = lines.value("cli-ip");
    if (console.isPresent()
        && !lines.has("no-cli")
        && !List.of("127.0.0.1", "::1").contains(console.get())) {
      report.found(CONSOLE, FILE, "cli-ip is " + console.get());
    }
  }
}
