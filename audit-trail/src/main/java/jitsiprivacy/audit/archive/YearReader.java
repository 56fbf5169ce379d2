package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.log.PendingEntries;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.TileReader;
import jitsiprivacy.audit.tile.WholeFile;

/** The entries of a year as they are at one moment. Reads a bundle at a time; one thread. */
final class YearReader {

  private static final int WIDTH = 256;

  private final int year;
  private final long published;
  private final PendingEntries pending;
  private final TileReader tiles;
  private final EntryFormat format;
  private long bundle = -1;
  private List<byte[]> entries = List.of();

  private YearReader(
      int year, long published, PendingEntries pending, TileReader tiles, EntryFormat format) {
    this.year = year;
    this.published = published;
    this.pending = pending;
    this.tiles = tiles;
    this.format = format;
  }

  /**
   * @param key of the year
   * @throws DamagedLogException when the checkpoint is not signed with it
   */
  static YearReader open(Path directory, int year, VerifierKey key, EntryFormat format)
      throws IOException {
    // In this order, so that nothing is missing between the two.
    PendingEntries pending = PendingEntries.read(directory);
    long published = published(directory, key);
    if (pending.base() < 0 || pending.base() > published) {
      throw new DamagedLogException(
          "the journal in " + directory + " follows entries that are not there");
    }
    TileReader tiles = new TileReader(directory, published, new TreeHasher());
    return new YearReader(year, published, pending, tiles, format);
  }

  private static long published(Path directory, VerifierKey key) throws IOException {
    Path file = directory.resolve("checkpoint");
    try {
      return Checkpoint.open(SignedNote.parse(WholeFile.read(file, SignedNote.LONGEST)), key)
          .size();
    } catch (NoSuchFileException e) {
      return 0; // It is just being begun, or that is for a verifier to find.
    } catch (NoteException e) {
      throw new DamagedLogException(file + ": " + e.getMessage());
    }
  }

  /** In the tree. */
  long published() {
    return published;
  }

  /** Of all entries, in the tree or not. */
  long size() {
    return Math.max(published, pending.base() + pending.entries().size());
  }

  ArchivedEntry entry(long index) throws IOException {
    byte[] leaf =
        index < published
            ? published(index)
            : pending.entries().get((int) (index - pending.base()));
    return new ArchivedEntry(new EntryId(year, index), index >= published, leaf, format.read(leaf));
  }

  private byte[] published(long index) throws IOException {
    if (index / WIDTH != bundle) {
      entries = tiles.entries(index / WIDTH);
      bundle = index / WIDTH;
    }
    return entries.get((int) (index % WIDTH));
  }
}
