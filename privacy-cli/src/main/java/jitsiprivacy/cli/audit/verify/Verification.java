package jitsiprivacy.cli.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import jitsiprivacy.audit.anchor.AnchorReport;
import jitsiprivacy.audit.anchor.AnchorTrust;
import jitsiprivacy.audit.anchor.Anchors;
import jitsiprivacy.audit.anchor.Contradiction;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Reason;

/**
 * Verifies an archive in itself, with what was seen of it before, and with what others vouch for.
 */
public final class Verification {

  private final Path directory;
  private final VerifierKey key;
  private final AnchorTrust trust;
  private final Optional<Seen> seen;
  private final Consumer<String> warn;
  private final ArchiveReader reader;
  private final List<Finding> contradictions = new ArrayList<>();

  /**
   * @param trust in whom; what was kept may be of any log of the archive
   * @param seen what the last verification found, and this one is to leave; empty to remember
   *     nothing
   * @param warn of what is no fault of the archive
   */
  public Verification(
      Path directory,
      VerifierKey key,
      AnchorTrust trust,
      Optional<Seen> seen,
      Consumer<String> warn) {
    this.directory = directory;
    this.key = key;
    this.trust = trust;
    this.seen = seen;
    this.warn = warn;
    this.reader = new ArchiveReader(directory, key);
  }

  /**
   * @param progress as {@link ArchiveVerifier#verify}
   * @throws IOException when the archive cannot be read at all
   */
  public Verdict run(Instant now, LongConsumer progress) throws IOException {
    Optional<Checkpoint> before = before();
    // What cannot be compared stays as it is, and is found again.
    boolean comparable = contradictions.isEmpty();
    Optional<SignedLog> newest = newest();
    List<Checkpoint> known = new ArrayList<>(ofMissingLogs());
    before.ifPresent(known::add);
    newest.map(SignedLog::checkpoint).ifPresent(known::add);
    ArchiveReport report = new ArchiveVerifier(directory, key).verify(known, progress);
    List<Verdict.YearAnchors> anchors = new ArrayList<>();
    for (ArchiveReport.LogReport log : report.logs()) {
      if (log.verified().isPresent()) {
        judge(log.year(), log.verified().get(), now).ifPresent(anchors::add);
      }
    }
    if (comparable
        && newest.isPresent()
        && isVerified(report, year(newest.get().checkpoint()))
        && before.map(each -> isVerified(report, year(each))).orElse(true)) {
      remember(newest.get().note());
    }
    return new Verdict(report, anchors, contradictions);
  }

  private int year(Checkpoint checkpoint) {
    return YearKeys.year(key, checkpoint.origin()).orElseThrow();
  }

  private static boolean isVerified(ArchiveReport report, int year) {
    return report.logs().stream().anyMatch(log -> log.year() == year && log.verified().isPresent());
  }

  private Optional<Checkpoint> before() throws IOException {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    try {
      return seen.get().read(key);
    } catch (NoteException e) {
      contradictions.add(
          new Finding(
              seen.get().file().toString(),
              "what was seen before cannot be compared: "
                  + e.getMessage()
                  + ". Remove it only when you know why"));
      return Optional.empty();
    }
  }

  /** As it is before anything is verified, so that it is part of what is. */
  private Optional<SignedLog> newest() {
    try {
      return Optional.of(reader.newestLog());
    } catch (IOException e) {
      return Optional.empty(); // That is found, too.
    }
  }

  /** What was kept of a log that is not there any more. */
  private List<Checkpoint> ofMissingLogs() throws IOException {
    List<Integer> years = reader.years();
    List<Checkpoint> missing = new ArrayList<>();
    for (KeptCheckpoint each : trust.kept()) {
      try {
        Checkpoint checkpoint = Checkpoint.parse(each.note().text());
        if (!years.contains(year(checkpoint))) {
          missing.add(checkpoint);
        }
      } catch (NoteException e) {
        throw new IllegalStateException(e); // It was read as one.
      }
    }
    return missing;
  }

  private Optional<Verdict.YearAnchors> judge(int year, Checkpoint verified, Instant now) {
    VerifierKey log = YearKeys.verifier(key, year);
    List<KeptCheckpoint> kept =
        trust.kept().stream()
            .filter(each -> each.note().text().startsWith(log.name() + "\n"))
            .toList();
    AnchorTrust ofLog = new AnchorTrust(trust.witnesses(), trust.authorities(), kept);
    try {
      AnchorReport report = new Anchors(reader.directory(year), log, ofLog).judge(verified, now);
      report.contradictions().forEach(each -> contradictions.add(finding(log, each)));
      return Optional.of(new Verdict.YearAnchors(year, report));
    } catch (IOException e) {
      contradictions.add(new Finding(log.name(), "its anchors cannot be read: " + Reason.of(e)));
      return Optional.empty();
    }
  }

  private static Finding finding(VerifierKey log, Contradiction each) {
    List<String> by = each.anchors().stream().flatMap(anchor -> anchor.by().stream()).toList();
    String witnesses = by.isEmpty() ? "" : ", and " + String.join(", ", by) + " vouches for it";
    return new Finding(
        log.name(),
        "it signed a checkpoint of "
            + each.checkpoint().size()
            + " entries that it does not continue"
            + witnesses
            + ": "
            + each.what()
            + ". Keep that checkpoint, it is the proof");
  }

  private void remember(SignedNote newest) {
    if (seen.isPresent()) {
      try {
        seen.get().remember(newest);
      } catch (IOException e) {
        warn.accept(
            "what was verified is not remembered for the next time: "
                + Reason.of(e)
                + ". Run as root, or as a user who may write to "
                + seen.get().file().getParent());
      }
    }
  }
}
