package jitsiprivacy.cli.audit.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import jitsiprivacy.audit.anchor.Anchor;
import jitsiprivacy.audit.archive.ArchiveReport.LogReport;
import jitsiprivacy.audit.archive.ArchiveReport.PayloadReport;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.verify.Verdict.YearAnchor;

/** Lines, the verdict last. */
public final class HumanVerdict implements VerdictReport {

  private final OutputStream out;

  public HumanVerdict(OutputStream out) {
    this.out = out;
  }

  @Override
  public void verdict(Verdict verdict) throws IOException {
    for (LogReport log : verdict.archive().logs()) {
      line(log(log));
    }
    payloads(verdict.archive().payloads());
    if (verdict.archive().otherVersions() > 0) {
      line(counted(verdict.archive().otherVersions(), "entry") + " of a later version");
    }
    anchors(verdict);
    for (Finding each : verdict.contradictions()) {
      line("FINDING " + Shown.text(each));
    }
    for (Finding each : verdict.archive().findings()) {
      line("FINDING " + Shown.text(each));
    }
    long more = verdict.archive().faults() - verdict.archive().findings().size();
    if (more > 0) {
      line("and " + more + " more");
    }
    line(verdict.isGood() ? "nothing is wrong" : counted(verdict.faults(), "finding"));
  }

  private static String log(LogReport log) {
    return String.format(Locale.ROOT, "log of %04d: ", log.year())
        + counted(log.published(), "entry")
        + (log.sealed() ? ", sealed" : "")
        + (log.pending() > 0 ? ", and " + log.pending() + " not signed yet" : "");
  }

  private void payloads(PayloadReport payloads) throws IOException {
    line(
        counted(payloads.present(), "payload")
            + ", "
            + payloads.erased()
            + " erased"
            + (payloads.unnamed() > 0
                ? ", and " + counted(payloads.unnamed(), "file") + " that no entry names"
                : ""));
  }

  private void anchors(Verdict verdict) throws IOException {
    if (verdict.oldest().isPresent()) {
      YearAnchor oldest = verdict.oldest().get();
      line("oldest anchor: " + anchor(oldest) + ": unchanged since then");
      YearAnchor newest = verdict.newest().orElseThrow();
      line(
          "newest anchor: "
              + anchor(newest)
              + ": for what came later, only the key of the log vouches");
    } else {
      line("no anchor counts: nobody but the key of the log vouches for any of it");
    }
    for (String each : verdict.notCounted()) {
      line("not counted: " + Shown.text(each));
    }
  }

  private static String anchor(YearAnchor each) {
    Anchor anchor = each.anchor();
    String how =
        switch (anchor.kind()) {
          case WITNESSES -> "cosigned by ";
          case TIME_STAMP -> "stamped by ";
          case KEPT -> "kept in ";
        };
    return anchor.time()
        + ", "
        + how
        + Shown.text(String.join(", ", anchor.by()))
        + String.format(
            Locale.ROOT, ", up to entry %04d/%d", each.year(), anchor.checkpoint().size() - 1);
  }

  private static String counted(long count, String what) {
    String many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return count + " " + (count == 1 ? what : many);
  }

  private void line(String line) throws IOException {
    out.write((line + "\n").getBytes(Charset.defaultCharset()));
  }
}
