package jitsiprivacy.cli.audit.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.Anchor;
import jitsiprivacy.audit.anchor.AnchorReport;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.Finding;

/**
 * What verifying found.
 *
 * @param archive of the archive in itself
 * @param anchors of each log that is true in itself
 * @param contradictions with what others vouch for and with what was seen before
 */
public record Verdict(
    ArchiveReport archive, List<YearAnchors> anchors, List<Finding> contradictions) {

  /** Of the log of a year. */
  public record YearAnchors(int year, AnchorReport report) {}

  /** An anchor of the log of a year. */
  public record YearAnchor(int year, Anchor anchor) {}

  public Verdict {
    anchors = List.copyOf(anchors);
    contradictions = List.copyOf(contradictions);
  }

  long faults() {
    return archive.faults() + contradictions.size();
  }

  public boolean isGood() {
    return faults() == 0;
  }

  /** The one that reaches back the farthest. */
  Optional<YearAnchor> oldest() {
    return anchors.stream()
        .flatMap(each -> each.report().oldest().map(a -> new YearAnchor(each.year(), a)).stream())
        .min(Comparator.comparing(each -> each.anchor().time()));
  }

  /** The one that covers the most: each log begins with all of those before. */
  Optional<YearAnchor> newest() {
    return anchors.stream()
        .flatMap(each -> each.report().newest().map(a -> new YearAnchor(each.year(), a)).stream())
        .max(Comparator.comparingInt(YearAnchor::year));
  }

  List<String> notCounted() {
    return anchors.stream()
        .flatMap(each -> each.report().notCounted().stream().map(why -> each.year() + "/" + why))
        .toList();
  }
}
