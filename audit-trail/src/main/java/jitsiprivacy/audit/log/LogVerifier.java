package jitsiprivacy.audit.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import jitsiprivacy.audit.merkle.Frontier;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.TileReader;
import jitsiprivacy.audit.tile.WholeFile;

/** Checks a log as it lies on disk: every entry, every hash, and who signed for them. */
public final class LogVerifier {

  private static final int LEVEL = 8;
  private static final int WIDTH = 256;

  private final Path directory;
  private final VerifierKey key;

  public LogVerifier(Path directory, VerifierKey key) {
    this.directory = directory;
    this.key = key;
  }

  /**
   * Reads all of it.
   *
   * @param known checkpoints of earlier, all signed by the log: what they say must be the beginning
   * @param progress told after each bundle how many entries were checked
   * @return what the log's checkpoint says, and is true
   * @throws DamagedLogException with the first thing that is wrong
   */
  public Checkpoint verify(List<Checkpoint> known, LongConsumer progress) throws IOException {
    Checkpoint checkpoint = checkpoint();
    TreeHasher hasher = new TreeHasher();
    TileReader tiles = new TileReader(directory, checkpoint.size(), hasher);
    Frontier tree = new Frontier(hasher);
    Deque<Checkpoint> ahead = new ArrayDeque<>();
    known.stream().sorted(Comparator.comparingLong(Checkpoint::size)).forEach(ahead::add);
    compare(ahead, tree);
    Tiles read = new Tiles(tiles);
    for (long bundle = 0; bundle * WIDTH < checkpoint.size(); bundle++) {
      for (byte[] entry : tiles.entries(bundle)) {
        tree.add(hasher.leaf(entry), read);
        read.complain();
        compare(ahead, tree);
      }
      progress.accept(tree.size());
    }
    if (!Arrays.equals(tree.root(), checkpoint.root())) {
      throw new DamagedLogException("the entries do not have the root of the checkpoint");
    }
    if (!ahead.isEmpty()) {
      throw new DamagedLogException(
          "entries are missing: there were "
              + ahead.getLast().size()
              + ", there are "
              + checkpoint.size());
    }
    return checkpoint;
  }

  private static void compare(Deque<Checkpoint> ahead, Frontier tree) throws DamagedLogException {
    while (!ahead.isEmpty() && ahead.getFirst().size() == tree.size()) {
      if (!Arrays.equals(ahead.removeFirst().root(), tree.root())) {
        throw new DamagedLogException(
            "the first " + tree.size() + " entries are not those of the earlier checkpoint");
      }
    }
  }

  private Checkpoint checkpoint() throws IOException {
    Path file = directory.resolve("checkpoint");
    try {
      return Checkpoint.open(SignedNote.parse(WholeFile.read(file, SignedNote.LONGEST)), key);
    } catch (NoteException e) {
      throw new DamagedLogException(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new DamagedLogException(file + " is missing");
    }
  }

  /** Compares what the entries hash to with what the tiles say. */
  private static final class Tiles implements Frontier.Completed {

    private final TileReader tiles;
    private final byte[][] current = new byte[LEVEL][];
    private IOException wrong;

    Tiles(TileReader tiles) {
      this.tiles = tiles;
    }

    @Override
    public void subtree(int height, long index, byte[] hash) {
      if (height % LEVEL != 0 || wrong != null) {
        return;
      }
      int level = height / LEVEL;
      int at = (int) (index % WIDTH) * TreeHasher.SIZE;
      try {
        if (at == 0) {
          current[level] = tiles.hashes(level, index / WIDTH);
        }
        if (!Arrays.equals(current[level], at, at + TreeHasher.SIZE, hash, 0, TreeHasher.SIZE)) {
          wrong =
              new DamagedLogException(
                  level == 0
                      ? "entry " + index + " is not the one that was recorded"
                      : "a hash at level " + level + " is wrong, the " + index + "th");
        }
      } catch (IOException e) {
        wrong = e;
      }
    }

    void complain() throws IOException {
      if (wrong != null) {
        throw wrong;
      }
    }
  }
}
