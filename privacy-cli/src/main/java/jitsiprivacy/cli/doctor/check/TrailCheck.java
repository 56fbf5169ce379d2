package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Site;

/** Whether the audit trail holds, and since when nobody else vouches for it. */
final class TrailCheck implements Check {

  private static final Kind NO_KEY =
      new Kind(
          "trail-without-key",
          Severity.CRITICAL,
          "No decision can be recorded, and so none is taken in anybody's favour.",
          "jitsi-privacy audit init --name=DOMAIN/audit, with a domain of yours; or let the key that"
              + " is there be read again.");
  private static final Kind BROKEN =
      new Kind(
          "trail-broken",
          Severity.CRITICAL,
          "The audit trail is damaged or was changed: it proves nothing from there on.",
          "Keep all of it as it is, and see jitsi-privacy audit verify.");
  private static final Kind NO_ANCHOR =
      new Kind(
          "anchor-old",
          Severity.WARNING,
          "Nobody but this host vouches for its newest entries: who has its key could rewrite"
              + " them.",
          "Run jitsi-privacy audit anchor from a timer, or send checkpoints to somebody:"
              + " docs/audit-anchors.md.");

  private static final Duration ANCHOR_AT_MOST = Duration.ofDays(7);

  /** Entries that are verified in a second. */
  private static final long SOON_VERIFIED = 50_000;

  @Override
  public String area() {
    return "audit";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(NO_KEY, BROKEN, NO_ANCHOR);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    if (!site.settings().isEnabled("audit-trail")) {
      return;
    }
    AuditInstallation installation = new AuditInstallation(site.stateDirectory());
    VerifierKey key;
    try {
      key = installation.signingKey().verifier();
    } catch (NoSuchFileException e) {
      report.found(NO_KEY, site.shown(installation.keys()), "holds no key that signs");
      return;
    } catch (IOException e) {
      report.found(NO_KEY, site.shown(installation.keys()), Reason.of(e));
      return;
    }
    String where = site.shown(installation.archive());
    ArchiveReader reader = new ArchiveReader(installation.archive(), key);
    if (!Files.isDirectory(installation.archive()) || reader.years().isEmpty()) {
      report.good(where, "has a key, and no entries yet");
      return;
    }
    verify(installation, key, reader, where, report);
    anchors(reader, site, report);
  }

  private static void verify(
      AuditInstallation installation,
      VerifierKey key,
      ArchiveReader reader,
      String where,
      Report report) {
    try {
      ArchiveVerifier verifier = new ArchiveVerifier(installation.archive(), key);
      if (verifier.work() > SOON_VERIFIED) {
        SignedLog newest = reader.newestLog();
        report.good(
            where,
            "is signed up to entry "
                + newest.checkpoint().size()
                + "; verify all of it with jitsi-privacy audit verify");
        return;
      }
      ArchiveReport verdict = verifier.verify(List.of(), done -> {});
      for (Finding each : verdict.findings()) {
        report.found(BROKEN, where, each.where() + ": " + each.what());
      }
      if (verdict.findings().isEmpty()) {
        report.good(where, "verifies");
      }
    } catch (IOException e) {
      report.found(BROKEN, where, Reason.of(e));
    }
  }

  private static void anchors(ArchiveReader reader, Site site, Report report) throws IOException {
    Optional<Instant> newest = Optional.empty();
    for (int year : reader.years()) {
      Optional<Instant> ofYear = newest(reader.directory(year).resolve("anchors"));
      if (newest.isEmpty() || (ofYear.isPresent() && ofYear.get().isAfter(newest.get()))) {
        newest = ofYear;
      }
    }
    Path years = reader.directory(reader.years().get(0)).getParent();
    if (newest.isEmpty()) {
      report.found(NO_ANCHOR, site.shown(years), "has no anchor");
    } else if (newest.get().isBefore(site.clock().instant().minus(ANCHOR_AT_MOST))) {
      report.found(NO_ANCHOR, site.shown(years), "has its newest anchor of " + newest.get());
    }
  }

  private static Optional<Instant> newest(Path anchors) throws IOException {
    Instant newest = null;
    if (Files.isDirectory(anchors)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(anchors)) {
        for (Path each : all) {
          Instant time = Files.getLastModifiedTime(each).toInstant();
          newest = newest == null || time.isAfter(newest) ? time : newest;
        }
      }
    }
    return Optional.ofNullable(newest);
  }
}
