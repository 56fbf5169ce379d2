package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.cli.audit.entries.EntryReport;

/** Shows each entry of an archive that grows once. */
final class Following {

  private final ArchiveReader reader;
  private final EntryFilter filter;
  private final EntryReport report;
  private EntryId next;

  private Following(ArchiveReader reader, EntryFilter filter, EntryReport report, EntryId next) {
    this.reader = reader;
    this.filter = filter;
    this.report = report;
    this.next = next;
  }

  /** Begins behind what there is now. */
  static Following of(ArchiveReader reader, EntryFilter filter, EntryReport report)
      throws IOException {
    List<ArchivedEntry> newest = reader.newest(1, EntryFilter.any());
    EntryId next = newest.isEmpty() ? new EntryId(0, 0) : behind(newest.get(0));
    return new Following(reader, filter, report, next);
  }

  private static EntryId behind(ArchivedEntry entry) {
    return new EntryId(entry.id().year(), entry.id().index() + 1);
  }

  void show(ArchivedEntry entry) throws IOException {
    report.entry(entry);
    passOver(entry);
  }

  private void passOver(ArchivedEntry entry) {
    EntryId behind = behind(entry);
    next = behind.compareTo(next) > 0 ? behind : next;
  }

  void showNew() throws IOException {
    reader.forwards(
        next,
        EntryFilter.any(),
        entry -> {
          if (filter.matches(entry.content())) {
            report.entry(entry);
          }
          passOver(entry);
          return true;
        });
  }
}
