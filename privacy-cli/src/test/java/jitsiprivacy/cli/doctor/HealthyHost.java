package jitsiprivacy.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.doctor.check.Checks;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.site.Processes;
import jitsiprivacy.cli.doctor.site.Rooms;
import jitsiprivacy.cli.doctor.site.Root;
import jitsiprivacy.cli.doctor.site.Settings;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.NamedHook;

/**
 * The files of a host on which everything is as it should be: Jicofo, a bridge, Prosody, nginx and
 * coturn, all guards switched on, both programs running.
 */
final class HealthyHost {

  final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  static final long JICOFO_PID = 4711;
  static final long JVB_PID = 4712;
  static final String AGENT = "/usr/share/jitsi-privacy/agent.jar";
  static final String VERSION = "1.2.3";

  private final Path root;
  Rooms.Room room = new Rooms.Room(50L << 30, 100L << 30);

  private HealthyHost(Path root) {
    this.root = root;
  }

  /** All of its files. */
  static HealthyHost make(Path root) throws Exception {
    HealthyHost host = new HealthyHost(root);
    host.jitsi();
    host.ours();
    host.around();
    return host;
  }

  /** Another of the same, which takes less time. */
  HealthyHost copy(Path to) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(root.relativize(each).toString());
        if (each.toString().endsWith(".jar")) {
          Files.createLink(copy, each);
        } else if (!each.equals(root)) {
          Files.copy(each, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new HealthyHost(to);
  }

  Path path(String path) {
    return root.resolve(path.substring(1));
  }

  Path state() {
    return path("/var/lib/jitsi-privacy");
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(path(path).getParent());
    Files.writeString(path(path), text);
  }

  void replace(String path, String old, String by) throws IOException {
    String text = Files.readString(path(path));
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " has no " + old);
    }
    write(path, text.replace(old, by));
  }

  void delete(String path) throws IOException {
    Files.delete(path(path));
  }

  void mode(String path, String mode) throws IOException {
    Files.setPosixFilePermissions(path(path), PosixFilePermissions.fromString(mode));
  }

  /** Was changed four days ago; a link itself, not where it leads. */
  void age(String path) throws IOException {
    Files.getFileAttributeView(path(path), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(FileTime.from(now.minus(Duration.ofDays(4))), null, null);
  }

  Findings examined() throws IOException {
    return new Examination(Checks.all()).of(site());
  }

  Site site() throws IOException {
    return new Site(
        new Root(root),
        Settings.read(path("/etc/jitsi/privacy/privacy.conf")),
        path("/usr/share/jicofo"),
        path("/usr/share/jitsi-videobridge"),
        Processes.in(path("/proc")),
        directory -> room,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  static List<NamedHook> hooks(Host host) throws Exception {
    return Settings.read(Path.of("/nonexistent")).installed().stream()
        .filter(guard -> guard.hosts().contains(host))
        .map(GuardModule::hooks)
        .flatMap(List::stream)
        .toList();
  }

  private void jitsi() throws Exception {
    FakeProgram.make(
        path("/usr/share/jicofo"),
        "jicofo.jar",
        hooks(Host.JICOFO),
        "jicofo.rest.host = \"127.0.0.1\"");
    FakeProgram.make(
        path("/usr/share/jitsi-videobridge"),
        "jitsi-videobridge.jar",
        hooks(Host.JVB),
        "videobridge.http-servers.private.host = 127.0.0.1");
    write(
        "/etc/jitsi/jicofo/jicofo.conf",
        "jicofo { xmpp.trusted-domains = [ recorder.meet.example ] }\n");
    write("/etc/jitsi/jicofo/config", "JAVA_SYS_PROPS=\"-Dsome=thing\"\n");
    write(
        "/etc/jitsi/jicofo/logging.properties",
        """
        handlers= java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level = ALL
        .level=INFO
        # org.jitsi.level=FINE
        org.jitsi.impl.protocol.xmpp.log.PacketDebugger.level=ALL
        """);
    write("/etc/jitsi/videobridge/jvb.conf", "videobridge { stats.interval = 5 seconds }\n");
    write("/etc/jitsi/videobridge/config", "JAVA_SYS_PROPS=\"-Dsome=thing\"\n");
    write("/etc/jitsi/videobridge/logging.properties", ".level=INFO\n");
    write("/etc/logrotate.d/jicofo", "/var/log/jitsi/jicofo.log {\n  daily\n  rotate 7\n}\n");
    write("/etc/logrotate.d/jitsi-videobridge", "/var/log/jitsi/jvb.log {\n  hourly\n}\n");
    write("/var/log/jitsi/jicofo.log", "");
    Files.createDirectories(path("/tmp"));
    process(JICOFO_PID, "java", "-Xmx3072m", "org.jitsi.jicofo.Main");
    process(JVB_PID, "java", "-Xmx3072m", "org.jitsi.videobridge.MainKt");
    process(4713, "nginx: worker process");
  }

  void process(long pid, String... words) throws IOException {
    write("/proc/" + pid + "/cmdline", String.join("\0", words) + "\0");
  }

  private void ours() throws Exception {
    agent(VERSION);
    for (String service : List.of("jicofo", "jitsi-videobridge2")) {
      write(
          "/usr/lib/systemd/system/" + service + ".service.d/jitsi-privacy.conf",
          "[Service]\nEnvironment=JAVA_TOOL_OPTIONS=-javaagent:" + AGENT + "\n");
    }
    write(
        "/etc/jitsi/privacy/privacy.conf",
        """
        privacy {
          on-fault = deny
          consent-gate.enabled = true
          recording-guard.enabled = true
          log-anonymizer.enabled = true
          audit-trail.enabled = true
          bridge-guard.enabled = true
          recordings.directory = /srv/recordings
        }
        """);
    status("jicofo", JICOFO_PID, VERSION, "consent-gate", "active", "{}", "{}", "{}");
    status("jvb", JVB_PID, VERSION, "bridge-guard", "active", "{}", "{}", "{}");
    Files.createDirectories(path("/srv/recordings"));
    Files.createDirectories(state().resolve("keys"));
    onlyForThem(state());
    ledger();
    trail();
    for (Path each : List.of(state().resolve("keys"), state().resolve("audit"))) {
      onlyForThem(each);
    }
    write("/var/lib/jitsi-privacy/retention/last-run", now.minus(Duration.ofHours(9)) + "\n");
    write("/usr/lib/systemd/system/jitsi-privacy-purge.timer", "[Timer]\nOnCalendar=daily\n");
    Path wants = path("/etc/systemd/system/timers.target.wants");
    Files.createDirectories(wants);
    Files.createSymbolicLink(
        wants.resolve("jitsi-privacy-purge.timer"),
        Path.of("/usr/lib/systemd/system/jitsi-privacy-purge.timer"));
  }

  private static void onlyForThem(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
  }

  void agent(String version) throws IOException {
    Files.createDirectories(path(AGENT).getParent());
    Files.deleteIfExists(path(AGENT)); // It may be linked from elsewhere.
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    new JarOutputStream(Files.newOutputStream(path(AGENT)), manifest).close();
  }

  void status(
      String program,
      long pid,
      String version,
      String guard,
      String state,
      String hooks,
      String open,
      String alerts)
      throws IOException {
    write(
        "/run/jitsi-privacy/" + program + ".status.json",
        """
        { "host": "%s", "version": "%s", "pid": %d, "started": "2026-11-01T00:00:00Z",
          "written": "2026-11-01T00:00:00Z",
          "guards": [ { "id": "%s", "state": "%s", "hooks": %s, "open": %s, "alerts": %s } ] }
        """
            .formatted(program, version, pid, guard, state, hooks, open, alerts));
  }

  private void ledger() throws Exception {
    Pseudonyms pseudonyms = Pseudonyms.withKeyIn(state().resolve("keys").resolve("ledger.key"));
    SqlLedger ledger =
        SqlLedger.of(LedgerOptions.OF_THIS_HOST, state(), pseudonyms, decision -> "{}");
    ledger.append(List.of());
    ledger.close();
  }

  private void trail() throws Exception {
    AuditInstallation installation = new AuditInstallation(state());
    installation.make("meet.example/audit");
    Clock clock = Clock.systemUTC();
    try (AuditTrail trail = installation.open(clock)) {
      trail.record(
          AuditEvent.of(EventKind.CONSENT_GRANTED, clock.instant(), Actor.PARTICIPANT)
              .inRoom(installation.pseudonyms().room("room1@conference.example"))
              .about(installation.pseudonyms().subject("participant-1"))
              .with("notice", "1"),
          "{}".getBytes(StandardCharsets.UTF_8));
      trail.publish();
    }
    Path year;
    try (var years = Files.list(installation.archive())) {
      year =
          years
              .filter(Files::isDirectory)
              .filter(each -> each.resolve("checkpoint").toFile().exists())
              .findFirst()
              .orElseThrow();
    }
    Files.createDirectories(year.resolve("anchors"));
    Files.writeString(year.resolve("anchors").resolve("kept"), "");
  }

  private void around() throws Exception {
    write(
        "/etc/jitsi/meet/meet.example-config.js",
        """
        var subdomain = '<!--# echo var="subdomain" default="" -->';
        var config = {
            hosts: {
                domain: 'meet.example',
                // authdomain: 'meet.example',
                muc: 'conference.' + subdomain + 'meet.example',
            },
            /* p2p: { enabled: true }, */
            p2p: {
                enabled: false,
                stunServers: [ { urls: 'stun:meet.example:3478' } ],
            },
            analytics: {
                // googleAnalyticsTrackingId: 'UA-123',
                rtcstatsEnabled: false,
            },
            disableThirdPartyRequests: true,
            transcription: { enabled: true, autoTranscribeOnRecord: false },
            localRecording: { disable: true },
        };
        """);
    write(
        "/usr/share/jitsi-meet/plugin.head.html",
        "<script type=\"module\" src=\"/privacy/consent.js\"></script>\n");
    write("/etc/prosody/prosody.cfg.lua", "log = { info = \"/var/log/prosody/prosody.log\"; }\n");
    write(
        "/etc/prosody/conf.avail/meet.example.cfg.lua",
        """
        VirtualHost "meet.example"
            authentication = "token" -- as tokens
            modules_enabled = { "bosh"; "ping"; --"muc_mam";
            }
        Component "conference.meet.example" "muc"
            modules_enabled = { "token_verification"; "filter_iq_jibri"; "polls" }
        """);
    Files.createDirectories(path("/etc/prosody/conf.d"));
    Files.createSymbolicLink(
        path("/etc/prosody/conf.d/meet.example.cfg.lua"),
        Path.of("/etc/prosody/conf.avail/meet.example.cfg.lua"));
    write(
        "/etc/nginx/nginx.conf",
        """
        http {
            log_format private '$time_local "$request_method" $status';
            access_log /var/log/nginx/access.log;
            ssl_protocols TLSv1.2 TLSv1.3;
            include /etc/nginx/conf.d/*.conf;
            include sites-enabled/*;
        }
        """);
    write(
        "/etc/nginx/sites-enabled/other.conf",
        "server { server_name other.example; access_log /var/log/nginx/other.log; }\n");
    write("/etc/letsencrypt/options-ssl-nginx.conf", "ssl_protocols TLSv1.2 TLSv1.3;\n");
    write(
        "/etc/nginx/sites-available/meet.example.conf",
        """
        server {
            listen 80;
            server_name meet.example;
            access_log off;
            return 301 https://$host$request_uri;
        }
        server {
            listen 443 ssl;
            server_name meet.example;
            include /etc/letsencrypt/options-ssl-nginx.conf;
            access_log /var/log/nginx/meet.log private;
            ssl_certificate /etc/jitsi/meet/meet.example.crt;
            root /usr/share/jitsi-meet;
            location = /http-bind { proxy_pass http://localhost:5280/http-bind; }
            location ~ ^/([^/?&:'"]+)$ { try_files $uri @root_path; }
        }
        """);
    Files.createDirectories(path("/etc/nginx/sites-enabled"));
    Files.createSymbolicLink(
        path("/etc/nginx/sites-enabled/meet.example.conf"),
        Path.of("../sites-available/meet.example.conf"));
    Certificates.write(path("/etc/jitsi/meet/meet.example.crt"), now.plus(Duration.ofDays(60)));
    write("/etc/turnserver.conf", "use-auth-secret\nno-stdout-log\nno-cli\nlog-file=/dev/null\n");
    write("/usr/sbin/chronyd", "");
    write("/etc/hostname", "meet\n");
  }
}
