package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.merkle.Subtrees;
import jitsiprivacy.audit.merkle.TreeHasher;

/**
 * The tree of one size, as its tiles hold it. Nothing is checked but their form. For one thread at
 * a time.
 */
public final class TileReader implements Subtrees<IOException> {

  private static final int LEVEL = 8;
  private static final int REMEMBERED = 64;

  /** Of a bundle; tiles of hashes are shorter. */
  private static final int LONGEST = TilePath.WIDTH * (2 + Bundle.LONGEST_ENTRY);

  private final Path directory;
  private final long size;
  private final TreeHasher hasher;
  // By its name; a proof asks for the same tile again and again.
  private final Map<String, byte[]> tiles =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  public TileReader(Path directory, long size, TreeHasher hasher) {
    this.directory = directory;
    this.size = size;
    this.hasher = hasher;
  }

  @Override
  public byte[] subtree(int height, long index) throws IOException {
    int level = height / LEVEL;
    int below = height % LEVEL;
    long first = index << below;
    byte[] tile = hashes(level, first / TilePath.WIDTH);
    int from = (int) (first % TilePath.WIDTH) * TreeHasher.SIZE;
    byte[] row = new byte[TreeHasher.SIZE << below];
    if (tile.length < from + row.length) {
      throw new DamagedLogException("the tree of " + size + " has no such subtree");
    }
    System.arraycopy(tile, from, row, 0, row.length);
    for (int width = 1 << below; width > 1; width /= 2) {
      for (int i = 0; i < width / 2; i++) {
        hasher.node(row, 2 * i * TreeHasher.SIZE, row, i * TreeHasher.SIZE);
      }
    }
    byte[] root = new byte[TreeHasher.SIZE];
    System.arraycopy(row, 0, root, 0, root.length);
    return root;
  }

  /** How many hashes the tile has in the tree of this size. */
  public int width(int level, long tile) {
    long hashes = level * LEVEL >= Long.SIZE ? 0 : size >>> (level * LEVEL);
    return (int) Math.max(0, Math.min(TilePath.WIDTH, hashes - tile * TilePath.WIDTH));
  }

  /** The hashes of a tile, one behind the other. */
  public byte[] hashes(int level, long tile) throws IOException {
    int width = width(level, tile);
    String name = TilePath.hashes(level, tile, width);
    byte[] known = tiles.get(name);
    if (known == null) {
      known = read(name, TilePath.hashes(level, tile, TilePath.WIDTH), width * TreeHasher.SIZE);
      if (known.length != width * TreeHasher.SIZE) {
        throw new DamagedLogException(
            name + " has " + known.length + " bytes instead of " + width * TreeHasher.SIZE);
      }
      tiles.put(name, known);
    }
    return known;
  }

  /** The entries of a bundle. */
  public List<byte[]> entries(long bundle) throws IOException {
    int width = width(0, bundle);
    String name = TilePath.entries(bundle, width);
    Optional<byte[]> bytes = bytes(name);
    if (bytes.isPresent()) {
      return Bundle.read(bytes.get(), width, name);
    }
    String full = TilePath.entries(bundle, TilePath.WIDTH);
    return Bundle.read(full(full), TilePath.WIDTH, full).subList(0, width);
  }

  /** Of a part that was removed since, the full tile holds as much. */
  private byte[] read(String name, String full, int length) throws IOException {
    Optional<byte[]> bytes = bytes(name);
    if (bytes.isPresent()) {
      return bytes.get();
    }
    byte[] all = full(full);
    if (all.length != TilePath.WIDTH * TreeHasher.SIZE) {
      throw new DamagedLogException(full + " is not full");
    }
    return Arrays.copyOf(all, length);
  }

  private byte[] full(String name) throws IOException {
    return bytes(name).orElseThrow(() -> new DamagedLogException(name + " is missing"));
  }

  private Optional<byte[]> bytes(String name) throws IOException {
    try {
      return Optional.of(WholeFile.read(directory.resolve(name), LONGEST));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
