package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Program;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.cli.request.Deadlines;
import jitsiprivacy.retention.options.RequestsOptions;
import jitsiprivacy.retention.options.RetentionOptions;
import jitsiprivacy.retention.purge.LastRun;

/** Whether what is kept is purged in time, and whether data subjects are answered in time. */
final class RetentionCheck implements Check {

  private static final Kind NOT_SCHEDULED =
      new Kind(
          "purge-not-scheduled",
          Severity.CRITICAL,
          "Nothing starts the purge: everything is kept for longer than was promised.",
          "systemctl enable --now jitsi-privacy-purge.timer");
  private static final Kind OVERDUE =
      new Kind(
          "purge-overdue",
          Severity.CRITICAL,
          "The purge has not come to its end for days: things are kept for longer than was"
              + " promised.",
          "See journalctl -u jitsi-privacy-purge; jitsi-privacy purge --dry-run shows what is"
              + " due.");
  private static final Kind REQUEST =
      new Kind(
          "request-due",
          Severity.WARNING,
          "A data subject waits for an answer that is due within days, or was.",
          "jitsi-privacy request list; docs/requests.md.");

  private static final String TIMER = "jitsi-privacy-purge.timer";
  private static final String WANTS = "/etc/systemd/system/timers.target.wants";
  private static final String SEEN = "/var/lib/systemd/timers/stamp-" + TIMER;
  private static final Duration AT_MOST = Duration.ofHours(50);

  @Override
  public String area() {
    return "retention";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(NOT_SCHEDULED, OVERDUE, REQUEST);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    boolean scheduled = Files.exists(site.path(WANTS + "/" + TIMER));
    if (!scheduled) {
      report.found(NOT_SCHEDULED, TIMER, "is not enabled");
    }
    if (Files.notExists(site.stateDirectory())) {
      return; // Told of as such.
    }
    lastRun(site, scheduled, report);
    RequestsOptions requests = site.settings().section(RetentionOptions.class).requests();
    new Deadlines(site.stateDirectory(), requests.warn())
        .areKept(
            LocalDate.ofInstant(site.clock().instant(), ZoneId.systemDefault()),
            problem -> report.found(REQUEST, "requests", problem));
  }

  private static void lastRun(Site site, boolean scheduled, Report report) throws IOException {
    Optional<Instant> last =
        new LastRun(site.stateDirectory().resolve("retention").resolve("last-run")).read();
    if (last.isEmpty()) {
      if (scheduled) {
        notYetRun(site, report);
      }
    } else if (last.get().isBefore(site.clock().instant().minus(AT_MOST))) {
      report.found(OVERDUE, "purge", "came to its end at " + last.get() + " for the last time");
    } else {
      report.good("purge", "last run at " + last.get());
    }
  }

  private static void notYetRun(Site site, Report report) throws IOException {
    Optional<Instant> since = startedByTimer(site);
    if (since.filter(time -> time.isBefore(site.clock().instant().minus(AT_MOST))).isPresent()) {
      report.found(
          OVERDUE, "purge", "is scheduled since " + since.get() + " and never came to its end");
    } else {
      report.good("purge", "is scheduled, and has not run yet");
    }
  }

  /** Systemd writes down when it saw the timer; where it has not, it may not be there at all. */
  private static Optional<Instant> startedByTimer(Site site) throws IOException {
    Path seen = site.path(SEEN);
    if (Files.exists(seen)) {
      return Optional.of(Files.getLastModifiedTime(seen).toInstant());
    }
    // An image that nobody has started is not late.
    for (Program each : Program.values()) {
      if (!each.running(site).isEmpty()) {
        Path link = site.path(WANTS).resolve(TIMER);
        return Optional.of(Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).toInstant());
      }
    }
    return Optional.empty();
  }
}
