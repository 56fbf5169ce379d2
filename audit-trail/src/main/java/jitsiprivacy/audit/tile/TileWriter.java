package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jitsiprivacy.audit.merkle.Frontier;
import jitsiprivacy.audit.merkle.TreeHasher;

/**
 * Adds entries to a tree and writes the tiles and bundles that change. What belongs to an earlier
 * size is not touched: a crash at any point leaves the tree of that size as it was, and the same
 * entries may be added again.
 */
public final class TileWriter {

  private static final int LEVEL = 8;

  private final Path directory;
  private final DurableFiles files;
  private final TreeHasher hasher = new TreeHasher();

  public TileWriter(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Everything is on disk when this returns.
   *
   * @param tree of the size until now; has the new one when this returns, and is of no use when it
   *     does not
   */
  public void add(Frontier tree, List<byte[]> entries) throws IOException {
    TileReader before = new TileReader(directory, tree.size(), hasher);
    Map<Integer, HashRow> rows = new TreeMap<>();
    EntryRow bundles = new EntryRow(before, tree.size());
    List<IOException> failed = new ArrayList<>();
    for (byte[] entry : entries) {
      bundles.add(entry);
      tree.add(
          hasher.leaf(entry),
          (height, index, hash) -> {
            if (height % LEVEL == 0) {
              try {
                row(rows, before, height / LEVEL, index).add(hash);
              } catch (IOException e) {
                failed.add(e);
              }
            }
          });
      if (!failed.isEmpty()) {
        throw failed.get(0);
      }
    }
    bundles.write();
    for (HashRow row : rows.values()) {
      row.write();
    }
    files.sync();
  }

  private HashRow row(Map<Integer, HashRow> rows, TileReader before, int level, long index)
      throws IOException {
    HashRow row = rows.get(level);
    if (row == null) {
      row = new HashRow(level, index, before);
      rows.put(level, row);
    }
    return row;
  }

  /** The growing tile of a level. */
  private final class HashRow {

    private final int level;
    private long tile;
    private byte[] hashes = new byte[TilePath.WIDTH * TreeHasher.SIZE];
    private int width;

    HashRow(int level, long index, TileReader before) throws IOException {
      this.level = level;
      this.tile = index / TilePath.WIDTH;
      this.width = (int) (index % TilePath.WIDTH);
      if (width > 0) {
        System.arraycopy(before.hashes(level, tile), 0, hashes, 0, width * TreeHasher.SIZE);
      }
    }

    void add(byte[] hash) throws IOException {
      System.arraycopy(hash, 0, hashes, width * TreeHasher.SIZE, TreeHasher.SIZE);
      width++;
      if (width == TilePath.WIDTH) {
        write();
        tile++;
        width = 0;
        hashes = new byte[TilePath.WIDTH * TreeHasher.SIZE];
      }
    }

    void write() throws IOException {
      if (width > 0) {
        files.write(
            TilePath.hashes(level, tile, width), Arrays.copyOf(hashes, width * TreeHasher.SIZE));
      }
    }
  }

  /** The growing bundle. */
  private final class EntryRow {

    private long bundle;
    private final List<byte[]> entries;

    EntryRow(TileReader before, long size) throws IOException {
      this.bundle = size / TilePath.WIDTH;
      this.entries =
          new ArrayList<>(size % TilePath.WIDTH > 0 ? before.entries(bundle) : List.of());
    }

    void add(byte[] entry) throws IOException {
      entries.add(entry);
      if (entries.size() == TilePath.WIDTH) {
        write();
        bundle++;
        entries.clear();
      }
    }

    void write() throws IOException {
      if (!entries.isEmpty()) {
        byte[] bytes = new byte[entries.stream().mapToInt(Bundle::size).sum()];
        int at = 0;
        for (byte[] entry : entries) {
          at = Bundle.write(entry, bytes, at);
        }
        files.write(TilePath.entries(bundle, entries.size()), bytes);
      }
    }
  }

  /**
   * Removes the parts of tiles that are full now. To be called when the checkpoint of the new size
   * is on disk, after which nobody needs them (C2SP tlog-tiles, Partial Tiles). What cannot be
   * removed stays, and does no harm.
   */
  public void removeParts(long before, long now) {
    for (int level = 0; level * LEVEL < Long.SIZE - 1; level++) {
      long first = (before >>> (level * LEVEL)) / TilePath.WIDTH;
      long full = (now >>> (level * LEVEL)) / TilePath.WIDTH;
      // Only that tile was there in part; those behind it became full at once.
      if (first < full) {
        removePartsOf(TilePath.hashes(level, first, TilePath.WIDTH));
        if (level == 0) {
          removePartsOf(TilePath.entries(first, TilePath.WIDTH));
        }
      }
    }
  }

  private void removePartsOf(String full) {
    Path parts = directory.resolve(TilePath.parts(full));
    try (Stream<Path> all = Files.list(parts)) {
      for (Path part : all.toList()) {
        files.disk().delete(part);
      }
      files.disk().delete(parts);
    } catch (IOException | UncheckedIOException e) {
      // There are none, or they stay.
    }
  }
}
