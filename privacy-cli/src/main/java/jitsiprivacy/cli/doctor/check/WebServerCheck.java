package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.NginxConfig;
import jitsiprivacy.cli.doctor.site.NginxFiles;
import jitsiprivacy.cli.doctor.site.Site;

/** nginx before Jitsi: what it writes down of visitors, and how it encrypts. */
final class WebServerCheck implements Check {

  private static final Kind LOGGED =
      new Kind(
          "nginx-logs-addresses",
          Severity.WARNING,
          "nginx writes down who opened which meeting when, by address.",
          "access_log off; in its server block, or a log_format without $remote_addr, or a pipe"
              + " through jitsi-privacy scrub: docs/scrub.md.");
  private static final Kind OLD_TLS =
      new Kind(
          "tls-old",
          Severity.WARNING,
          "Who listens on the way may force participants to a version of TLS that is broken.",
          "ssl_protocols TLSv1.2 TLSv1.3;");
  private static final Kind EXPIRED =
      new Kind(
          "certificate-expired",
          Severity.CRITICAL,
          "Browsers refuse the site, and participants learn to click warnings away.",
          "Renew the certificate, and see why nothing did.");
  private static final Kind EXPIRES =
      new Kind(
          "certificate-expires",
          Severity.WARNING,
          "Browsers will refuse the site within days.",
          "Renew the certificate, and see why nothing did.");

  private static final Duration SOON = Duration.ofDays(14);

  /** What stands for the one who asks, in a format of log lines. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\$\\{?(remote_addr|binary_remote_addr|http_x_forwarded_for|realip_remote_addr)\\b");

  /** Names of servers that stand for all others, or none. */
  private static final Set<String> NAMELESS = Set.of("_", "");

  private static final Set<String> OLD = Set.of("SSLv3", "TLSv1", "TLSv1.1");

  @Override
  public String area() {
    return "nginx";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(LOGGED, OLD_TLS, EXPIRED, EXPIRES);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    Optional<NginxConfig> all = NginxFiles.read(site);
    if (all.isEmpty()) {
      return;
    }
    Set<String> told = new LinkedHashSet<>();
    for (NginxConfig http : all.get().all("http")) {
      List<NginxConfig> servers = ofJitsi(http.direct("server"));
      for (NginxConfig server : servers) {
        logs(server, http, report, told);
        protocols(server, http, report, told);
      }
      for (String each : certificates(servers)) {
        certificate(each, site, report);
      }
    }
  }

  /** Those that serve it, and those that only lead there under the same name. */
  private static List<NginxConfig> ofJitsi(List<NginxConfig> servers) {
    Set<String> names =
        servers.stream()
            .filter(WebServerCheck::isOfJitsi)
            .flatMap(WebServerCheck::names)
            .collect(Collectors.toSet());
    return servers.stream()
        .filter(server -> isOfJitsi(server) || names(server).anyMatch(names::contains))
        .toList();
  }

  private static boolean isOfJitsi(NginxConfig config) {
    return config.all("proxy_pass").stream()
            .anyMatch(
                pass ->
                    pass.argument().filter(to -> to.contains("http-bind")).isPresent()
                        || pass.argument().filter(to -> to.contains("xmpp-websocket")).isPresent())
        || config.all("root").stream()
            .anyMatch(root -> root.argument().filter(to -> to.contains("jitsi-meet")).isPresent());
  }

  private static Stream<String> names(NginxConfig server) {
    return server.direct("server_name").stream()
        .flatMap(each -> each.words().stream().skip(1))
        .filter(name -> !NAMELESS.contains(name));
  }

  private static void logs(NginxConfig server, NginxConfig http, Report report, Set<String> told) {
    List<NginxConfig> outer = server.direct("access_log");
    if (outer.isEmpty()) {
      outer = http.direct("access_log");
    }
    if (outer.isEmpty() && told.add(server.file())) {
      report.found(
          LOGGED, server.file(), "says nothing of access_log, and nginx then logs addresses");
    }
    Set<NginxConfig> logs = new LinkedHashSet<>(outer);
    logs.addAll(server.all("access_log"));
    for (NginxConfig log : logs) {
      if (writesAddresses(log, http.direct("log_format")) && told.add(server.file() + log.text())) {
        report.found(LOGGED, server.file(), log.text() + " writes addresses");
      }
    }
  }

  private static void protocols(
      NginxConfig server, NginxConfig http, Report report, Set<String> told) {
    List<NginxConfig> own = server.all("ssl_protocols");
    for (NginxConfig each : own.isEmpty() ? http.direct("ssl_protocols") : own) {
      if (each.words().stream().anyMatch(OLD::contains) && told.add(each.file() + each.text())) {
        report.found(OLD_TLS, each.file(), each.text());
      }
    }
  }

  private static boolean writesAddresses(NginxConfig log, List<NginxConfig> formats) {
    List<String> words = log.words();
    String to = log.argument().orElse("");
    if (to.equals("off") || to.equals("/dev/null")) {
      return false;
    }
    String format = words.size() > 2 && !words.get(2).contains("=") ? words.get(2) : "combined";
    Optional<NginxConfig> own =
        formats.stream()
            .filter(each -> each.argument().filter(format::equals).isPresent())
            .findFirst();
    return own.isEmpty() || ADDRESS.matcher(own.get().text()).find();
  }

  private static Set<String> certificates(List<NginxConfig> servers) {
    return servers.stream()
        .flatMap(server -> server.all("ssl_certificate").stream())
        .flatMap(each -> each.argument().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void certificate(String file, Site site, Report report) throws IOException {
    // From where nginx's own files lie. One that is not there is seen without us.
    Path path = site.path(file.startsWith("/") ? file : "/etc/nginx/" + file);
    if (Files.notExists(path)) {
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      Instant end = certificate.getNotAfter().toInstant();
      Instant now = site.clock().instant();
      if (end.isBefore(now)) {
        report.found(EXPIRED, file, "was valid until " + end);
      } else if (end.isBefore(now.plus(SOON))) {
        report.found(EXPIRES, file, "is valid until " + end);
      }
    } catch (CertificateException e) {
      throw new IOException(file + " is no certificate", e);
    }
  }
}
