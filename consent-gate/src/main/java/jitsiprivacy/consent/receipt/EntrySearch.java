package jitsiprivacy.consent.receipt;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.consent.record.DecisionEvent;

/**
 * Looks for the entries of records, of which the ledger does not know where they are. Reads what it
 * has to of the trail, in memory that does not grow with it.
 */
public final class EntrySearch {

  private final ArchiveReader archive;
  private final LongConsumer progress;
  private long seen;

  /**
   * @param progress told how many entries were looked at, now and then
   */
  public EntrySearch(ArchiveReader archive, LongConsumer progress) {
    this.archive = archive;
    this.progress = progress;
  }

  /**
   * Finds the first entry of each record.
   *
   * @param hashes of the records in their published form
   * @param since when the first of them was decided
   * @return by hash; those that are not there are left out
   */
  public Map<String, EntryId> find(Set<String> hashes, Instant since) throws IOException {
    Map<String, EntryId> found = new HashMap<>();
    if (!hashes.isEmpty()) {
      archive.forwards(
          first(since),
          EntryFilter.any(),
          entry -> {
            look(entry, hashes, found);
            return found.size() < hashes.size();
          });
    }
    progress.accept(seen);
    return found;
  }

  /** How many entries a search has to look at, at most. */
  public long most(Instant since) throws IOException {
    long most = 0;
    for (int year : archive.years()) {
      if (year >= first(since).year()) {
        most += archive.size(year);
      }
    }
    return most;
  }

  /** A clock that was set back over the turn of the year leaves an entry in the year before. */
  private static EntryId first(Instant since) {
    return new EntryId(since.atOffset(ZoneOffset.UTC).getYear() - 1, 0);
  }

  private void look(ArchivedEntry entry, Set<String> hashes, Map<String, EntryId> found) {
    Optional<String> record = entry.event().flatMap(event -> event.text(DecisionEvent.RECORD));
    record.filter(hashes::contains).ifPresent(hash -> found.putIfAbsent(hash, entry.id()));
    seen++;
    if (seen % 1024 == 0) {
      progress.accept(seen);
    }
  }
}
