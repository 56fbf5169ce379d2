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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.NginxConfig;
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
    Optional<String> main = site.text("/etc/nginx/nginx.conf");
    List<NginxConfig> all = new ArrayList<>();
    main.map(NginxConfig::parse).ifPresent(all::add);
    for (Path each : site.files("/etc/nginx/conf.d", "*.conf")) {
      site.textOf(each).map(NginxConfig::parse).ifPresent(all::add);
    }
    for (Path each : site.files("/etc/nginx/sites-enabled", "*")) {
      Optional<NginxConfig> parsed = site.textOf(each).map(NginxConfig::parse);
      if (parsed.isPresent() && isOfJitsi(parsed.get())) {
        examine(parsed.get(), all, site.shown(each), site, report);
      }
    }
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

  private static void examine(
      NginxConfig config, List<NginxConfig> around, String where, Site site, Report report)
      throws IOException {
    boolean ownLog = !config.all("access_log").isEmpty();
    List<NginxConfig> logs = new ArrayList<>(config.all("access_log"));
    if (!ownLog) {
      around.forEach(each -> logs.addAll(each.all("access_log")));
    }
    List<NginxConfig> formats = new ArrayList<>(config.all("log_format"));
    around.forEach(each -> formats.addAll(each.all("log_format")));
    if (logs.isEmpty()) {
      report.found(LOGGED, where, "says nothing of access_log, and nginx then logs addresses");
    }
    for (NginxConfig log : logs) {
      if (writesAddresses(log, formats)) {
        report.found(LOGGED, where, String.join(" ", log.words()) + " writes addresses");
      }
    }
    List<NginxConfig> protocols = new ArrayList<>(config.all("ssl_protocols"));
    if (protocols.isEmpty()) {
      around.forEach(each -> protocols.addAll(each.all("ssl_protocols")));
    }
    for (NginxConfig each : protocols) {
      if (each.words().stream().anyMatch(OLD::contains)) {
        report.found(OLD_TLS, where, String.join(" ", each.words()));
      }
    }
    Set<String> certificates = new LinkedHashSet<>();
    config.all("ssl_certificate").forEach(each -> each.argument().ifPresent(certificates::add));
    for (String each : certificates) {
      certificate(each, site, report);
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
    return own.isEmpty() || ADDRESS.matcher(String.join(" ", own.get().words())).find();
  }

  private static void certificate(String file, Site site, Report report) throws IOException {
    Path path = site.path(file);
    if (!file.startsWith("/") || Files.notExists(path)) {
      return; // nginx would not start; that is seen without us.
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
