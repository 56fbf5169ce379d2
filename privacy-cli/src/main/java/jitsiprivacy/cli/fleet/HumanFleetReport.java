package jitsiprivacy.cli.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.doctor.finding.Severity;

/** For an operator: what is wrong, and on which hosts. */
record HumanFleetReport(OutputStream out) {

  private static final int NAMED = 20;

  void write(Fleet fleet, Instant now) throws IOException {
    for (Fleet.Shared each : fleet.findings()) {
      line(
          "%-9s %s  on %d of %d  %s",
          each.severity().id().toUpperCase(Locale.ROOT),
          Shown.text(each.id()),
          each.hosts().size(),
          fleet.hosts().size(),
          Shown.text(each.link()));
      for (Map.Entry<String, String> host :
          each.hosts().entrySet().stream().limit(NAMED).toList()) {
        line("          %s: %s", Shown.text(host.getKey()), firstLine(host.getValue()));
      }
      if (each.hosts().size() > NAMED) {
        line("          and %d more", each.hosts().size() - NAMED);
      }
      line("");
    }
    for (Map.Entry<String, String> each : fleet.unreadable().entrySet()) {
      line("UNKNOWN   %s %s", Shown.text(each.getKey()), Shown.text(each.getValue()));
    }
    List<String> stale = fleet.stale(now);
    for (String each : stale) {
      line("UNKNOWN   %s was examined at %s", Shown.text(each), fleet.hosts().get(each).time());
    }
    if (fleet.versions().size() > 1) {
      line("NOTE      several versions are in use:");
      for (Map.Entry<String, Integer> each : fleet.versions().entrySet()) {
        line("          %s on %d", Shown.text(each.getKey()), each.getValue());
      }
    }
    line(
        "%d hosts: %d critical, %d with warnings, %d good; %d not known",
        fleet.hosts().size(),
        count(fleet, Severity.CRITICAL),
        count(fleet, Severity.WARNING),
        count(fleet, Severity.NOTE),
        fleet.unreadable().size() + stale.size());
  }

  private static String firstLine(String text) {
    return Shown.text(text.lines().findFirst().orElse(""));
  }

  private static long count(Fleet fleet, Severity severity) {
    return fleet.hosts().values().stream().filter(host -> host.worst() == severity).count();
  }

  private void line(String format, Object... values) throws IOException {
    String text = String.format(Locale.ROOT, format, values);
    out.write((text + System.lineSeparator()).getBytes(Charset.defaultCharset()));
  }
}
