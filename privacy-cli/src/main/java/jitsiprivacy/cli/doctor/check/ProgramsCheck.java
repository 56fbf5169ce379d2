package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.Hocon;
import jitsiprivacy.cli.doctor.read.Included;
import jitsiprivacy.cli.doctor.read.JarDefaults;
import jitsiprivacy.cli.doctor.site.Site;

/** What Jicofo and the bridge show of themselves to others, and what they write down. */
final class ProgramsCheck implements Check {

  private static final Kind JICOFO_REST =
      new Kind(
          "jicofo-rest-open",
          Severity.WARNING,
          "Everybody who reaches Jicofo's port sees which meetings there are and may move and end"
              + " parts of them.",
          "In jicofo.conf: jicofo.rest.host = \"127.0.0.1\"");
  private static final Kind BRIDGE_HTTP =
      new Kind(
          "bridge-http-open",
          Severity.WARNING,
          "Everybody who reaches the bridge's private port sees its meetings and may change what it"
              + " logs.",
          "In jvb.conf: videobridge.http-servers.private.host = \"127.0.0.1\"");
  private static final Kind COLIBRI =
      new Kind(
          "colibri-rest-on",
          Severity.CRITICAL,
          "The bridge takes orders over HTTP: what is sent there passes no focus, and may export a"
              + " meeting's media.",
          "In jvb.conf: videobridge.apis.rest.enabled = false; or switch the bridge guard on, which"
              + " checks them.");
  private static final Kind CAPTURE =
      new Kind(
          "packet-capture-on",
          Severity.CRITICAL,
          "What participants say and show can be written to a file by whoever reaches the bridge's"
              + " debug interface.",
          "In jvb.conf: jmt.debug.pcap.enabled = false");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  @Override
  public String area() {
    return "programs";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(JICOFO_REST, BRIDGE_HTTP, COLIBRI, CAPTURE);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    if (site.hasJicofo()) {
      String file = "/etc/jitsi/jicofo/jicofo.conf";
      openTo(effective(file, site, site.jicofo()), "jicofo.rest.host", JICOFO_REST, file, report);
    }
    if (site.hasJvb()) {
      String file = "/etc/jitsi/videobridge/jvb.conf";
      Hocon config = effective(file, site, site.jvb());
      openTo(config, "videobridge.http-servers.private.host", BRIDGE_HTTP, file, report);
      if (config.isTrue("videobridge.apis.rest.enabled")
          && !site.settings().isEnabled("bridge-guard")) {
        report.found(COLIBRI, file, "videobridge.apis.rest.enabled is true");
      }
      if (config.isTrue("jmt.debug.pcap.enabled")) {
        report.found(CAPTURE, file, "jmt.debug.pcap.enabled is true");
      }
    }
  }

  /** With the defaults of the version that lies there, which have changed. */
  private static Hocon effective(String file, Site site, Path program) throws IOException {
    Hocon written = Hocon.parse(site.text(file).orElse(""), name -> site.textBeside(file, name));
    Optional<String> defaults = JarDefaults.of(program);
    return defaults.isEmpty()
        ? written
        : written.over(Hocon.parse(defaults.get(), Included.NOTHING));
  }

  private static void openTo(Hocon config, String host, Kind kind, String where, Report report) {
    Optional<String> value = config.value(host);
    if (value.isPresent() && !LOOPBACK.contains(value.get())) {
      report.found(kind, where, host + " is " + value.get());
    }
  }
}
