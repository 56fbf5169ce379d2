package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.PlainLines;
import jitsiprivacy.cli.doctor.site.Program;
import jitsiprivacy.cli.doctor.site.Site;

/** What Jicofo and the bridge log, whether that is rotated, and what they dumped. */
final class LogsCheck implements Check {

  private static final Kind FINE =
      new Kind(
          "log-level-fine",
          Severity.WARNING,
          "The program logs details of participants' connections that nobody needs in operation.",
          "In its logging.properties: .level=INFO, and no finer one for org.jitsi.");
  private static final Kind PACKETS =
      new Kind(
          "xmpp-packets-logged",
          Severity.CRITICAL,
          "Jicofo writes every stanza to a file: names, accounts, messages and addresses of all"
              + " participants.",
          "Take XmppPacketsFileHandler out of handlers in /etc/jitsi/jicofo/logging.properties, and"
              + " delete /var/log/jitsi/jicofo-xmpp.log*.");
  private static final Kind UNROTATED =
      new Kind(
          "logs-unrotated",
          Severity.WARNING,
          "Nothing rotates the log: it grows, and no part of it becomes old enough to be deleted.",
          "Put the file of the program's own package back into /etc/logrotate.d.");
  private static final Kind DUMP =
      new Kind(
          "dump-left",
          Severity.WARNING,
          "A dump of the program's memory lies about: all that it knew of participants is in it.",
          "Delete it once it was looked at; the retention category dumps does it in time.");
  private static final Kind UNSCRUBBED =
      new Kind(
          "addresses-logged",
          Severity.WARNING,
          "The log anonymizer is off: addresses of participants are in the logs of Jicofo and the"
              + " bridge.",
          "Set privacy.log-anonymizer.enabled = true, restart, and clean what is there with"
              + " jitsi-privacy scrub --in-place.");

  private static final Set<String> DETAILED = Set.of("FINE", "FINER", "FINEST", "ALL", "CONFIG");
  private static final List<String> DUMPS = List.of("*.hprof", "hs_err_pid*.log", "*.pcap");

  @Override
  public String area() {
    return "logs";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(FINE, PACKETS, UNROTATED, DUMP, UNSCRUBBED);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    boolean any = false;
    for (Program program : Program.values()) {
      if (program.isOn(site)) {
        any = true;
        levels(program, site, report);
        rotation(program, site, report);
      }
    }
    if (any && !site.settings().isEnabled("log-anonymizer")) {
      report.found(UNSCRUBBED, "log-anonymizer", "is switched off");
    }
    if (any) {
      dumps(site, report);
    }
  }

  private static void levels(Program program, Site site, Report report) throws IOException {
    String file = program.logging();
    Optional<String> text = site.text(file);
    if (text.isEmpty()) {
      return;
    }
    PlainLines lines = PlainLines.parse(text.get());
    if (lines.value("handlers").orElse("").contains("XmppPacketsFileHandler")) {
      report.found(PACKETS, file, "handlers has XmppPacketsFileHandler");
    }
    lines
        .names()
        .distinct()
        .filter(LogsCheck::isOfAllOrJitsi)
        .filter(name -> DETAILED.contains(lines.value(name).orElse("")))
        .forEach(name -> report.found(FINE, file, name + "=" + lines.value(name).get()));
  }

  /** The packet log has its level as shipped; it is the handler that switches it on. */
  private static boolean isOfAllOrJitsi(String name) {
    boolean ofPackets = name.contains("PacketDebugger") || name.contains("XmppPackets");
    return name.equals(".level")
        || (name.startsWith("org.jitsi") && name.endsWith(".level") && !ofPackets);
  }

  private static void rotation(Program program, Site site, Report report) throws IOException {
    for (Path each : site.files("/etc/logrotate.d", "*")) {
      String text = site.textOf(each).orElse("");
      if (text.contains(program.log()) || text.contains("/var/log/jitsi/*")) {
        return;
      }
    }
    report.found(UNROTATED, program.log(), "no file in /etc/logrotate.d names it");
  }

  private static void dumps(Site site, Report report) throws IOException {
    for (String directory : List.of("/tmp", "/var/log/jitsi")) {
      for (String pattern : DUMPS) {
        for (Path each : site.files(directory, pattern)) {
          report.found(DUMP, site.shown(each), "is there");
        }
      }
    }
  }
}
