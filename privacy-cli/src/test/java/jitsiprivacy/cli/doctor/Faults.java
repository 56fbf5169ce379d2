package jitsiprivacy.cli.doctor;

import static jitsiprivacy.cli.doctor.HealthyHost.JICOFO_PID;
import static jitsiprivacy.cli.doctor.HealthyHost.VERSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.doctor.site.Rooms;
import jitsiprivacy.cli.request.Requests;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestKind;
import jitsiprivacy.retention.request.Whose;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.NamedHook;

/** All that the doctor must find, each at least once. */
final class Faults {

  private static final String CONF = "/etc/jitsi/privacy/privacy.conf";
  private static final String WEB = "/etc/jitsi/meet/meet.example-config.js";
  private static final String PROSODY = "/etc/prosody/conf.avail/meet.example.cfg.lua";
  private static final String NGINX = "/etc/nginx/sites-available/meet.example.conf";
  private static final String STATE = "/var/lib/jitsi-privacy";
  private static final String DROP_IN = "jicofo.service.d/jitsi-privacy.conf";

  static final List<Fault> ALL =
      Stream.of(configuration(), programs(), running(), kept(), logs(), web(), prosody(), servers())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  private static Fault fault(String id, String how, Fault.Plant plant) {
    return new Fault(id, how, Set.of(), plant);
  }

  private static Fault fault(String id, String how, Set<String> also, Fault.Plant plant) {
    return new Fault(id, how, also, plant);
  }

  private static void off(HealthyHost host, String guard) throws IOException {
    host.replace(CONF, guard + ".enabled = true", guard + ".enabled = false");
  }

  private static List<Fault> configuration() {
    return List.of(
        fault(
            "configuration-missing",
            "somebody deleted it",
            Set.of("addresses-logged"),
            host -> host.delete(CONF)),
        fault(
            "configuration-invalid",
            "a mistake in writing",
            Set.of("addresses-logged"),
            host -> host.replace(CONF, "on-fault = deny", "on-fualt = deny")),
        fault(
            "configuration-invalid",
            "no HOCON",
            Set.of("addresses-logged"),
            host -> host.replace(CONF, "on-fault = deny", "on-fault = {")),
        fault("configuration-writable", "chmod 666", host -> host.mode(CONF, "rw-rw-rw-")),
        fault(
            "faults-allowed",
            "on-fault",
            host -> host.replace(CONF, "on-fault = deny", "on-fault = allow")),
        fault(
            "guard-off",
            "the recording guard",
            host -> host.replace(CONF, "recording-guard.enabled = true", "")));
  }

  private static List<Fault> programs() {
    return List.of(
        fault(
            "host-unreadable",
            "a jar that is none",
            host -> host.write("/usr/share/jitsi-videobridge/lib/broken.jar", "no jar")),
        fault("stanzas-unseen", "no Smack", host -> without(host, "smack-core")),
        fault("guard-unfit", "no extensions", host -> without(host, "jitsi-xmpp-extensions")),
        fault(
            "guard-unfit-off",
            "no extensions, and no guard wants them",
            Set.of("guard-off", "addresses-logged"),
            host -> {
              without(host, "jitsi-xmpp-extensions");
              for (String each : List.of("consent-gate", "recording-guard")) {
                off(host, each);
              }
            }),
        fault(
            "hook-missing",
            "another version",
            host -> newJar(host, hook -> !hook.id().equals("invite"), "127.0.0.1")),
        fault("metrics-unfit", "no Prometheus client", host -> without(host, "simpleclient")),
        fault(
            "jicofo-rest-open",
            "an older version listens everywhere",
            host -> newJar(host, hook -> true, "0.0.0.0")),
        fault(
            "jicofo-rest-open",
            "configured",
            host -> host.write("/etc/jitsi/jicofo/jicofo.conf", "jicofo.rest.host = 0.0.0.0")),
        fault(
            "jicofo-rest-open",
            "configured in a file that is included",
            host -> {
              host.write("/etc/jitsi/jicofo/jicofo.conf", "include \"custom-jicofo\"\n");
              host.write("/etc/jitsi/jicofo/custom-jicofo.conf", "jicofo.rest.host = 0.0.0.0");
            }),
        fault(
            "bridge-http-open",
            "configured",
            host ->
                host.write(
                    "/etc/jitsi/videobridge/jvb.conf",
                    "videobridge.http-servers { private { host = \"0.0.0.0\" } }")),
        fault(
            "colibri-rest-on",
            "configured",
            Set.of("guard-off"),
            host -> {
              off(host, "bridge-guard");
              host.write("/etc/jitsi/videobridge/jvb.conf", "videobridge.apis.rest.enabled=true");
            }),
        fault(
            "packet-capture-on",
            "configured",
            host -> host.write("/etc/jitsi/videobridge/jvb.conf", "jmt.debug.pcap.enabled=true")));
  }

  private static void newJar(HealthyHost host, Predicate<NamedHook> with, String rest)
      throws Exception {
    host.delete("/usr/share/jicofo/jicofo.jar");
    FakeProgram.jar(
        host.path("/usr/share/jicofo/jicofo.jar"),
        HealthyHost.hooks(Host.JICOFO).stream().filter(with).toList(),
        "jicofo.rest.host = \"" + rest + "\"");
  }

  private static List<Fault> running() {
    return List.of(
        fault(
            "agent-not-set",
            "the drop-in is gone",
            host -> host.delete("/usr/lib/systemd/system/" + DROP_IN)),
        fault(
            "agent-not-set",
            "the drop-in is hidden",
            host -> host.write("/etc/systemd/system/" + DROP_IN, "[Service]\n")),
        fault(
            "agent-not-set",
            "commented out",
            host ->
                host.replace("/usr/lib/systemd/system/" + DROP_IN, "Environment", "# Environment")),
        fault(
            "agent-not-set",
            "another agent comes later",
            host ->
                host.write(
                    "/etc/systemd/system/jicofo.service.d/telemetry.conf",
                    "[Service]\nEnvironment=\"JAVA_TOOL_OPTIONS=-javaagent:/opt/telemetry.jar\"\n")),
        fault("agent-missing", "half removed", host -> host.delete(HealthyHost.AGENT)),
        fault(
            "agent-not-attached",
            "started before it was installed",
            host -> host.delete("/run/jitsi-privacy/jicofo.status.json")),
        fault(
            "agent-not-attached",
            "started anew without it",
            host -> host.status("jicofo", 99, VERSION, "consent-gate", "active", "{}", "{}", "{}")),
        fault("agent-outdated", "upgraded, not restarted", host -> host.agent("1.2.4")),
        fault("guard-closed", "in Jicofo", host -> jicofo(host, "closed", "{}", "{}", "{}")),
        fault(
            "guard-unprotected",
            "in Jicofo",
            host -> jicofo(host, "unprotected", "{}", "{}", "{}")),
        fault(
            "hook-unattached",
            "in Jicofo",
            host ->
                jicofo(
                    host,
                    "active",
                    "{ \"invite\": \"has no method inviteChatMember\" }",
                    "{}",
                    "{}")),
        fault(
            "alert",
            "the ledger is locked",
            host ->
                jicofo(
                    host,
                    "active",
                    "{ \"invite\": \"attached\" }",
                    "{}",
                    "{ \"ledger\": { \"text\": \"the ledger cannot be written\", \"times\": 2,"
                        + " \"since\": \"2026-11-01T00:00:00Z\","
                        + " \"last\": \"2026-11-01T00:00:00Z\" } }")),
        fault(
            "hole",
            "visitors",
            host ->
                jicofo(
                    host, "active", "{}", "{ \"visitors\": \"visitors are not asked\" }", "{}")));
  }

  private static void jicofo(
      HealthyHost host, String state, String hooks, String open, String alerts) throws IOException {
    host.status("jicofo", JICOFO_PID, VERSION, "consent-gate", state, hooks, open, alerts);
  }

  private static List<Fault> kept() {
    return List.of(
        fault(
            "state-missing",
            "another directory",
            Set.of("guard-off"),
            host -> {
              host.replace(CONF, "on-fault = deny", "state-dir = /var/lib/nowhere");
              off(host, "audit-trail");
            }),
        fault("state-open", "chmod 755", host -> host.mode(STATE, "rwxr-xr-x")),
        fault(
            "keys-open",
            "a key that everybody reads",
            Set.of("trail-without-key"),
            host -> host.mode(STATE + "/keys/audit/signing.key", "rw-r--r--")),
        fault("disk-full", "1 %", host -> host.room = new Rooms.Room(1L << 30, 100L << 30)),
        fault("disk-tight", "5 %", host -> host.room = new Rooms.Room(5L << 30, 100L << 30)),
        fault(
            "clock-behind",
            "a file of tomorrow",
            host ->
                Files.setLastModifiedTime(
                    host.state().resolve("consent.db"),
                    FileTime.from(host.now.plus(Duration.ofDays(1))))),
        fault("clock-unsynchronized", "no chrony", host -> host.delete("/usr/sbin/chronyd")),
        fault(
            "ledger-unreadable",
            "overwritten",
            host -> Files.writeString(host.state().resolve("consent.db"), "x".repeat(9000))),
        fault("trail-without-key", "lost", host -> host.delete(STATE + "/keys/audit/signing.key")),
        fault("trail-broken", "an entry was changed", Faults::changeAnEntry),
        fault(
            "anchor-old",
            "of last month",
            host -> {
              try (var anchors = Files.walk(host.state().resolve("audit"))) {
                for (Path each : anchors.filter(file -> file.endsWith("kept")).toList()) {
                  Files.setLastModifiedTime(
                      each, FileTime.from(host.now.minus(Duration.ofDays(30))));
                }
              }
            }),
        fault(
            "purge-not-scheduled",
            "disabled",
            host ->
                host.delete("/etc/systemd/system/timers.target.wants/jitsi-privacy-purge.timer")),
        fault(
            "purge-overdue",
            "it began, and was never done",
            host -> {
              host.delete(STATE + "/retention/last-run");
              host.write("/var/lib/systemd/timers/stamp-jitsi-privacy-purge.timer", "");
              host.age("/var/lib/systemd/timers/stamp-jitsi-privacy-purge.timer");
            }),
        fault(
            "purge-overdue",
            "there is no systemd that would start it",
            host -> {
              host.delete(STATE + "/retention/last-run");
              host.age("/etc/systemd/system/timers.target.wants/jitsi-privacy-purge.timer");
            }),
        fault(
            "purge-overdue",
            "fails each day",
            host ->
                host.write(
                    STATE + "/retention/last-run", host.now.minus(Duration.ofDays(4)) + "\n")),
        fault("request-due", "nobody answered", Faults::forgetARequest));
  }

  private static void forgetARequest(HealthyHost host) throws Exception {
    Requests.of(host.state(), new HostTrail(host.state(), warning -> {}))
        .add(
            new Request(
                "request-1",
                RequestKind.ACCESS,
                new Whose(
                    Optional.of("participant-1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                LocalDate.ofInstant(host.now, ZoneOffset.UTC).minusDays(40),
                host.now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private static void changeAnEntry(HealthyHost host) throws Exception {
    try (var files = Files.walk(host.state().resolve("audit"))) {
      Path entries =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().contains("/tile/entries/"))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(entries);
      bytes[bytes.length / 2] ^= 1;
      Files.write(entries, bytes);
    }
  }

  private static List<Fault> logs() {
    return List.of(
        fault(
            "log-level-fine",
            "for all",
            host ->
                host.replace("/etc/jitsi/jicofo/logging.properties", ".level=INFO", ".level=FINE")),
        fault(
            "log-level-fine",
            "for a part of the bridge",
            host ->
                host.write(
                    "/etc/jitsi/videobridge/logging.properties",
                    ".level=INFO\norg.jitsi.videobridge.level = ALL\n")),
        fault(
            "xmpp-packets-logged",
            "the handler is in",
            host ->
                host.replace(
                    "/etc/jitsi/jicofo/logging.properties",
                    "ConsoleHandler\njava",
                    "ConsoleHandler, org.jitsi.impl.protocol.xmpp.log.XmppPacketsFileHandler\njava")),
        fault(
            "addresses-logged",
            "the anonymizer is off",
            Set.of("guard-off"),
            host -> off(host, "log-anonymizer")),
        fault("logs-unrotated", "no file", host -> host.delete("/etc/logrotate.d/jicofo")),
        fault("dump-left", "of memory", host -> host.write("/tmp/java_pid12.hprof", "")),
        fault("dump-left", "of a crash", host -> host.write("/tmp/hs_err_pid12.log", "")));
  }

  private static List<Fault> web() {
    return List.of(
        fault(
            "p2p-on",
            "in the object",
            host ->
                host.replace(WEB, "enabled: false,\n        stun", "enabled: true,\n        stun")),
        fault("p2p-on", "assigned later", host -> add(host, "config.p2p.enabled = true;")),
        fault("p2p-on", "computed", host -> add(host, "config.p2p.enabled = isTuesday();")),
        fault(
            "foreign-stun",
            "somebody else's",
            Set.of("p2p-on"),
            host ->
                add(
                    host,
                    "config.p2p = { stunServers: [ { urls: 'stun:stun.other.example' } ] };")),
        fault(
            "analytics-on",
            "Matomo",
            host -> add(host, "config.analytics.matomoEndpoint = 'https://matomo.example/';")),
        fault(
            "rtcstats-on", "set", host -> add(host, "config['analytics'].rtcstatsEnabled = true")),
        fault(
            "third-party-requests",
            "in a comment",
            host -> host.replace(WEB, "disableThird", "// disableThird")),
        fault(
            "transcribes-with-recording",
            "the default",
            host -> host.replace(WEB, ", autoTranscribeOnRecord: false", "")),
        fault(
            "local-recording",
            "allowed",
            host -> host.replace(WEB, "disable: true }", "disable: false }")),
        fault(
            "dialog-not-loaded",
            "an upgrade wrote the page anew",
            host -> host.write("/usr/share/jitsi-meet/plugin.head.html", "\n")));
  }

  private static void add(HealthyHost host, String line) throws IOException {
    host.write(WEB, Files.readString(host.path(WEB)) + line + "\n");
  }

  private static List<Fault> prosody() {
    return List.of(
        fault(
            "prosody-debug-log",
            "a level",
            host -> host.write("/etc/prosody/prosody.cfg.lua", "log = { debug = \"*syslog\" }")),
        fault(
            "chat-archived",
            "muc_mam",
            host -> host.replace(PROSODY, "--\"muc_mam\";", "\"muc_mam\";")),
        fault(
            "token-features-unchecked",
            "the filter is gone, and no rule says anything",
            Set.of("guard-off"),
            host -> {
              off(host, "recording-guard");
              host.replace(PROSODY, "\"filter_iq_jibri\";", "");
            }),
        fault(
            "prosody-console-open",
            "everywhere",
            host ->
                host.write(
                    "/etc/prosody/prosody.cfg.lua",
                    "log = { info = '*syslog' }\nconsole_interfaces = { '*' }\n")));
  }

  private static List<Fault> servers() {
    return List.of(
        fault(
            "nginx-logs-addresses",
            "the usual format",
            host -> host.replace(NGINX, "meet.log private;", "meet.log;")),
        fault(
            "nginx-logs-addresses",
            "as for all sites",
            host -> host.replace(NGINX, "access_log /var/log/nginx/meet.log private;", "")),
        fault(
            "nginx-logs-addresses",
            "who comes without encryption, before being led on",
            host -> host.replace(NGINX, "access_log off;", "")),
        fault(
            "nginx-logs-addresses",
            "nothing is said but of one path",
            host -> {
              host.replace("/etc/nginx/nginx.conf", "access_log /var/log/nginx/access.log;", "");
              host.replace(NGINX, "access_log /var/log/nginx/meet.log private;", "");
              host.replace(NGINX, "{ proxy_pass", "{ access_log off; proxy_pass");
            }),
        fault(
            "nginx-logs-addresses",
            "a file that is included",
            host -> {
              host.replace(NGINX, "root /usr/share/jitsi-meet;", "include snippets/jitsi.conf;");
              host.write("/etc/nginx/snippets/jitsi.conf", "access_log /var/log/nginx/more.log;");
            }),
        fault(
            "nginx-logs-addresses",
            "a format with the address",
            host ->
                host.replace(
                    "/etc/nginx/nginx.conf", "'$time_local", "'${remote_addr} $time_local")),
        fault(
            "tls-old",
            "for all sites",
            host -> {
              host.replace("/etc/nginx/nginx.conf", "TLSv1.2 TLSv1.3", "TLSv1.1 TLSv1.2");
              host.replace(NGINX, "include /etc/letsencrypt/options-ssl-nginx.conf;", "");
            }),
        fault(
            "tls-old",
            "a file that is included",
            host ->
                host.replace(
                    "/etc/letsencrypt/options-ssl-nginx.conf", "TLSv1.2", "TLSv1 TLSv1.2")),
        fault(
            "certificate-expired",
            "yesterday",
            host ->
                Certificates.write(
                    host.path("/etc/jitsi/meet/meet.example.crt"),
                    host.now.minus(Duration.ofDays(1)))),
        fault(
            "certificate-expires",
            "in three days",
            host ->
                Certificates.write(
                    host.path("/etc/jitsi/meet/meet.example.crt"),
                    host.now.plus(Duration.ofDays(3)))),
        fault(
            "not-examined",
            "a certificate that is none",
            host -> host.write("/etc/jitsi/meet/meet.example.crt", "none")),
        fault(
            "coturn-verbose",
            "set",
            host -> host.write("/etc/turnserver.conf", "verbose\nno-stdout-log\nno-cli\n")),
        fault(
            "coturn-logs-addresses",
            "syslog",
            host -> host.write("/etc/turnserver.conf", "syslog\nno-cli\n")),
        fault(
            "coturn-logs-addresses",
            "a file",
            host -> host.write("/etc/turnserver.conf", "log-file=/var/log/turn.log\nno-cli\n")),
        fault(
            "coturn-console-open",
            "everywhere",
            host -> host.write("/etc/turnserver.conf", "cli-ip=0.0.0.0\nno-stdout-log\n")));
  }

  private static void without(HealthyHost host, String library) throws IOException {
    try (var all = Files.list(host.path("/usr/share/jicofo/lib"))) {
      for (Path each : all.toList()) {
        if (each.getFileName().toString().matches(library + "-\\d.*")) {
          Files.delete(each);
        }
      }
    }
  }
}
