package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.WebConfig;
import jitsiprivacy.cli.doctor.site.Site;

/** What the web client is told to do: where else it sends what it has. */
final class WebCheck implements Check {

  private static final Kind P2P =
      new Kind(
          "p2p-on",
          Severity.WARNING,
          "Two participants may talk past the bridge: each learns the other's address, and no guard"
              + " sees what flows. Jicofo's guard holds stock clients back, a modified one need not"
              + " obey.",
          "In config.js: p2p: { enabled: false }");
  private static final Kind ANALYTICS =
      new Kind(
          "analytics-on",
          Severity.WARNING,
          "The browsers of participants report what they do to a third party.",
          "Take the keys out of analytics in config.js, or set analytics: { disabled: true }");
  private static final Kind RTCSTATS =
      new Kind(
          "rtcstats-on",
          Severity.WARNING,
          "The browsers of participants send logs of their connections, addresses included, to"
              + " somebody's server.",
          "In config.js: analytics: { rtcstatsEnabled: false }");
  private static final Kind THIRD_PARTIES =
      new Kind(
          "third-party-requests",
          Severity.WARNING,
          "The browsers of participants fetch avatars and the like from third parties, who learn"
              + " their addresses.",
          "In config.js: disableThirdPartyRequests: true");
  private static final Kind FOREIGN_STUN =
      new Kind(
          "foreign-stun",
          Severity.WARNING,
          "The browsers of participants tell their addresses to somebody else's STUN server.",
          "In config.js: p2p: { stunServers: [] }, or name your own server there");
  private static final Kind TRANSCRIPTION =
      new Kind(
          "transcribes-with-recording",
          Severity.WARNING,
          "Whoever starts a recording starts a transcription with it, without being asked.",
          "In config.js: transcription: { autoTranscribeOnRecord: false }");
  private static final Kind LOCAL_RECORDING =
      new Kind(
          "local-recording",
          Severity.WARNING,
          "Participants are offered to record the meeting in their browsers, which no server can"
              + " refuse.",
          "In config.js: localRecording: { disable: true }");
  private static final Kind NO_DIALOG =
      new Kind(
          "dialog-not-loaded",
          Severity.NOTE,
          "The consent gate asks in the chat only: the web client does not load the dialog.",
          "Install jitsi-privacy-web, and include it as docs/consent-dialog.md says.");

  private static final String DIALOG = "consent.js";
  private static final List<String> PAGES =
      List.of(
          "/usr/share/jitsi-meet/plugin.head.html",
          "/usr/share/jitsi-meet/head.html",
          "/usr/share/jitsi-meet/body.html",
          "/usr/share/jitsi-meet/index.html");

  private static final List<String> KEYS =
      List.of(
          "analytics.googleAnalyticsTrackingId",
          "analytics.matomoEndpoint",
          "analytics.matomoSiteID",
          "analytics.amplitudeAPPKey",
          "callStatsID");

  @Override
  public String area() {
    return "web";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        P2P,
        ANALYTICS,
        RTCSTATS,
        THIRD_PARTIES,
        FOREIGN_STUN,
        TRANSCRIPTION,
        LOCAL_RECORDING,
        NO_DIALOG);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    for (Path file : site.files("/etc/jitsi/meet", "*-config.js")) {
      Optional<String> text = site.textOf(file);
      if (text.isPresent()) {
        examine(WebConfig.parse(text.get()), site.shown(file), site, report);
      }
    }
  }

  private static void examine(WebConfig config, String where, Site site, Report report)
      throws IOException {
    // The client does it unless it is told not to.
    boolean p2p = !config.isFalse("p2p.enabled");
    if (p2p) {
      report.found(P2P, where, "p2p.enabled is not false");
    }
    analytics(config, where, report);
    if (!config.isTrue("disableThirdPartyRequests")) {
      report.found(THIRD_PARTIES, where, "disableThirdPartyRequests is not true");
    }
    for (String each : config.below("p2p.stunServers")) {
      // Without P2P nobody asks them.
      if (p2p && !isOurs(each, config)) {
        report.found(FOREIGN_STUN, where, "p2p.stunServers has " + each);
      }
    }
    if (config.isTrue("transcription.enabled")
        && !config.isFalse("transcription.autoTranscribeOnRecord")) {
      report.found(TRANSCRIPTION, where, "transcription.autoTranscribeOnRecord is not false");
    }
    if (site.settings().isEnabled("recording-guard") && !config.isTrue("localRecording.disable")) {
      report.found(LOCAL_RECORDING, where, "localRecording.disable is not true");
    }
    if (site.settings().isEnabled("consent-gate") && !hasDialog(config, site)) {
      report.found(NO_DIALOG, where, "no page of /usr/share/jitsi-meet loads " + DIALOG);
    }
  }

  private static void analytics(WebConfig config, String where, Report report) {
    if (!config.isTrue("analytics.disabled")) {
      for (String key : KEYS) {
        if (config.value(key).isPresent() && !config.value(key).get().isEmpty()) {
          report.found(ANALYTICS, where, key + " is set");
        }
      }
    }
    if (config.isTrue("analytics.rtcstatsEnabled") || config.isTrue("analytics.watchRTCEnabled")) {
      report.found(RTCSTATS, where, "analytics sends statistics of connections");
    }
  }

  /** Such as {@code stun:meet.example:3478}. */
  private static boolean isOurs(String server, WebConfig config) {
    return config
        .value("hosts.domain")
        .filter(domain -> !domain.isEmpty() && server.contains(domain))
        .isPresent();
  }

  /** As docs/consent-dialog.md has it. */
  private static boolean hasDialog(WebConfig config, Site site) throws IOException {
    for (String each : PAGES) {
      if (site.text(each).orElse("").contains(DIALOG)) {
        return true;
      }
    }
    return config.below("analytics.scriptURLs").stream().anyMatch(url -> url.endsWith(DIALOG));
  }
}
