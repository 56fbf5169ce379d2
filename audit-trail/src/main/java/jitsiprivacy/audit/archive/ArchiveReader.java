package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.WholeFile;

/**
 * Reads an archive, without a lock, while others write it; in memory that does not grow with it.
 * That checkpoints are signed is checked; that entries are what was signed is not, see {@link
 * ArchiveVerifier}.
 */
public final class ArchiveReader {

  private static final EntryId FIRST = new EntryId(0, 0);

  private final ArchiveDirectory directory;
  private final VerifierKey key;
  private final EntryFormat format = new EntryFormat();

  /**
   * @param key of the archive
   */
  public ArchiveReader(Path directory, VerifierKey key) {
    this.directory = new ArchiveDirectory(directory);
    this.key = key;
  }

  /** Of which there are logs, in their order. */
  public List<Integer> years() throws IOException {
    return List.copyOf(directory.years());
  }

  /** Where the log of a year is, whether there is one or not. */
  public Path directory(int year) {
    return directory.of(year);
  }

  /**
   * The newest log, which begins with what was signed for those before. That its entries are what
   * it signed is not checked.
   *
   * @throws DamagedLogException when there is none, or it did not sign that
   */
  public SignedLog newestLog() throws IOException {
    NavigableSet<Integer> years = directory.years();
    if (years.isEmpty()) {
      throw new DamagedLogException("there is no log in " + directory.path());
    }
    Path log = directory.of(years.last());
    VerifierKey of = YearKeys.verifier(key, years.last());
    Path file = log.resolve("checkpoint");
    try {
      SignedNote note = SignedNote.parse(WholeFile.read(file, SignedNote.LONGEST));
      return new SignedLog(log, of, note, Checkpoint.open(note, of));
    } catch (NoteException e) {
      throw new DamagedLogException(file + ": " + e.getMessage());
    }
  }

  /**
   * How many entries a log has, recorded and not published ones too.
   *
   * @throws DamagedLogException when it cannot be read
   */
  public long size(int year) throws IOException {
    return open(year).size();
  }

  YearReader open(int year) throws IOException {
    return YearReader.open(directory.of(year), year, YearKeys.verifier(key, year), format);
  }

  /**
   * Shows entries in their order, recorded and not published ones last.
   *
   * @throws DamagedLogException when a log cannot be read
   */
  public void forwards(EntryFilter filter, EntryVisitor visitor) throws IOException {
    forwards(FIRST, filter, visitor);
  }

  /**
   * The same, beginning with an entry, or with the first one behind it that there is.
   *
   * @throws DamagedLogException when a log cannot be read
   */
  public void forwards(EntryId from, EntryFilter filter, EntryVisitor visitor) throws IOException {
    for (int year : directory.years().tailSet(from.year())) {
      YearReader log = open(year);
      for (long i = year == from.year() ? from.index() : 0; i < log.size(); i++) {
        if (!show(log.entry(i), filter, visitor)) {
          return;
        }
      }
    }
  }

  /** Shows entries from the newest one back. */
  public void backwards(EntryFilter filter, EntryVisitor visitor) throws IOException {
    List<Integer> years = new ArrayList<>(years());
    Collections.reverse(years);
    for (int year : years) {
      YearReader log = open(year);
      for (long i = log.size() - 1; i >= 0; i--) {
        if (!show(log.entry(i), filter, visitor)) {
          return;
        }
      }
    }
  }

  private static boolean show(ArchivedEntry entry, EntryFilter filter, EntryVisitor visitor)
      throws IOException {
    return !filter.matches(entry.content()) || visitor.visit(entry);
  }

  /** The newest entries that there are of these, the newest last. */
  public List<ArchivedEntry> newest(int count, EntryFilter filter) throws IOException {
    List<ArchivedEntry> found = new ArrayList<>();
    if (count > 0) {
      backwards(
          filter,
          entry -> {
            found.add(entry);
            return found.size() < count;
          });
    }
    Collections.reverse(found);
    return found;
  }

  /** Empty when there is none. */
  public Optional<ArchivedEntry> entry(EntryId id) throws IOException {
    if (!directory.years().contains(id.year())) {
      return Optional.empty();
    }
    YearReader log = open(id.year());
    return id.index() >= 0 && id.index() < log.size()
        ? Optional.of(log.entry(id.index()))
        : Optional.empty();
  }
}
