package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.log.LogVerifier;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.tile.WholeFile;

/**
 * Checks all of an archive with its public key alone: each log, that they follow one another, and
 * the payloads. Only reads, in memory that does not grow with the archive. That the newest entries
 * were not cut off, with all that was signed for them, only shows against a checkpoint that
 * somebody else kept.
 */
public final class ArchiveVerifier {

  private static final int READ_TIMES = 2;
  private static final int PROGRESS_EACH = 256;

  private final ArchiveDirectory directory;
  private final ArchiveReader reader;
  private final VerifierKey key;

  /**
   * @param key of the archive
   */
  public ArchiveVerifier(Path directory, VerifierKey key) {
    this.directory = new ArchiveDirectory(directory);
    this.reader = new ArchiveReader(directory, key);
    this.key = key;
  }

  /**
   * How much there is to do if the logs are what they say: each entry is read twice. Nothing is
   * checked.
   */
  public long work() throws IOException {
    long entries = 0;
    for (int year : directory.years()) {
      entries += claimed(directory.of(year).resolve("checkpoint"));
    }
    return READ_TIMES * entries;
  }

  private static long claimed(Path checkpoint) {
    try {
      return Checkpoint.parse(
              SignedNote.parse(WholeFile.read(checkpoint, SignedNote.LONGEST)).text())
          .size();
    } catch (NoteException | IOException e) {
      return 0; // To be found later.
    }
  }

  /**
   * Verifies.
   *
   * @param known checkpoints that were kept elsewhere, their signatures checked: what they say must
   *     be in the archive
   * @param progress told now and then how much is done of {@link #work}
   * @throws IOException when the archive cannot be read at all
   */
  public ArchiveReport verify(Collection<Checkpoint> known, LongConsumer progress)
      throws IOException {
    return new Verification(known, progress).run();
  }

  /** What is found out on the way. */
  private final class Verification {

    private final Collection<Checkpoint> known;
    private final LongConsumer progress;
    private final Findings findings = new Findings();
    private final ChainCheck chain = new ChainCheck(key, findings);
    private final PayloadCheck payloads =
        new PayloadCheck(new PayloadStore(directory.path()), reader, findings);
    private final List<ArchiveReport.LogReport> logs = new ArrayList<>();
    private final SortedMap<String, Long> kinds = new TreeMap<>();
    private long otherVersions;
    // Of the work.
    private long done;

    Verification(Collection<Checkpoint> known, LongConsumer progress) {
      this.known = known;
      this.progress = progress;
    }

    ArchiveReport run() throws IOException {
      SortedSet<Integer> years = directory.years();
      if (years.isEmpty()) {
        findings.add("archive", "there is no log");
      }
      for (Checkpoint each : known) {
        Optional<Integer> year = YearKeys.year(key, each.origin());
        if (year.isEmpty()) {
          findings.add(each.origin(), "a checkpoint of another archive was given");
        } else if (!years.contains(year.get())) {
          findings.add(year.get(), "the log is missing: it had " + each.size() + " entries");
        }
      }
      for (int year : years) {
        Optional<Checkpoint> verified = verified(year);
        try {
          entries(year, year == years.last(), verified);
        } catch (IOException e) {
          findings.add(year, "the entries cannot be read: " + reason(e));
        }
        chain.next(year, verified);
      }
      return new ArchiveReport(
          logs, kinds, otherVersions, payloads.report(), findings.first(), findings.count());
    }

    private Optional<Checkpoint> verified(int year) {
      VerifierKey of = YearKeys.verifier(key, year);
      List<Checkpoint> earlier =
          known.stream().filter(each -> each.origin().equals(of.name())).toList();
      try {
        Checkpoint checkpoint =
            new LogVerifier(directory.of(year), of)
                .verify(earlier, checked -> progress.accept(done + checked));
        done += checkpoint.size();
        return Optional.of(checkpoint);
      } catch (IOException e) {
        findings.add(year, reason(e));
        return Optional.empty();
      }
    }

    private void entries(int year, boolean newest, Optional<Checkpoint> verified)
        throws IOException {
      YearReader log = reader.open(year);
      long size = log.size();
      boolean sealed = false;
      for (long i = 0; i < size; i++) {
        ArchivedEntry entry = log.entry(i);
        if (i == 0) {
          chain.first(entry);
        }
        content(entry, i == size - 1);
        if (i % PROGRESS_EACH == 0) {
          progress.accept(done + i);
        }
        sealed = entry.event().map(event -> event.is(EventKind.LOG_SEALED)).orElse(false);
      }
      done += size;
      if (size == 0) {
        findings.add(year, "the first entry is missing: nothing was recorded");
      }
      if (!newest) {
        chain.sealed(year, sealed && log.published() == size);
      }
      logs.add(
          new ArchiveReport.LogReport(
              year, log.published(), size - log.published(), sealed, verified));
    }

    private void content(ArchivedEntry entry, boolean last) throws IOException {
      if (entry.content() instanceof EntryContent.Unreadable unreadable) {
        findings.add(entry.id(), "this is no entry: " + unreadable.why());
      } else if (entry.content() instanceof EntryContent.OtherVersion) {
        otherVersions++;
      } else if (entry.content() instanceof EntryContent.Known known) {
        event(entry, known.event(), last);
      }
    }

    private void event(ArchivedEntry entry, AuditEvent event, boolean last) throws IOException {
      kinds.merge(event.kind(), 1L, Long::sum);
      if (event.is(EventKind.LOG_SEALED)) {
        chain.seal(entry, event, last);
      }
      if (event.is(EventKind.LOG_OPENED) && entry.id().index() > 0) {
        findings.add(entry.id(), "a log does not begin in its middle");
      }
      payloads.entry(entry, event);
    }

    private static String reason(IOException e) {
      return e instanceof FileSystemException of && of.getReason() == null
          ? of.getFile() + " cannot be read"
          : String.valueOf(e.getMessage());
    }
  }
}
