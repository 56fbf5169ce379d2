package jitsiprivacy.audit.archive;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jitsiprivacy.audit.note.Checkpoint;

/**
 * What verifying an archive found.
 *
 * @param logs in their order
 * @param kinds how many entries there are of each kind, of those that can be read
 * @param otherVersions entries of another version of the format, which is no fault
 * @param payloads what became of the payloads that entries name
 * @param findings the first 1,000 things that are wrong
 * @param faults how many there are
 */
public record ArchiveReport(
    List<LogReport> logs,
    SortedMap<String, Long> kinds,
    long otherVersions,
    PayloadReport payloads,
    List<Finding> findings,
    long faults) {

  /**
   * Of one log.
   *
   * @param published entries in the tree
   * @param pending entries that are recorded, and nothing is signed for yet
   * @param sealed whether it ends with an entry that says so
   * @param verified what is signed for all of it and true; empty with a finding that says why not
   */
  public record LogReport(
      int year, long published, long pending, boolean sealed, Optional<Checkpoint> verified) {}

  /**
   * Counts.
   *
   * @param unnamed files that no entry names: left by a crash, or of entries that are missing
   */
  public record PayloadReport(
      long present, long erased, long missing, long damaged, long unnamed) {}

  public ArchiveReport {
    logs = List.copyOf(logs);
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return faults == 0;
  }
}
