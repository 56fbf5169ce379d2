package jitsiprivacy.audit.tile;

/**
 * Names of tiles and of bundles of entries: indices in groups of three digits, all but the last
 * with an {@code x} before it; a width of less than 256 behind {@code .p/}.
 */
final class TilePath {

  /** Hashes in a full tile, entries in a full bundle. */
  static final int WIDTH = 256;

  private TilePath() {}

  static String hashes(int level, long index, int width) {
    return "tile/" + level + "/" + number(index) + suffix(width);
  }

  static String entries(long index, int width) {
    return "tile/entries/" + number(index) + suffix(width);
  }

  /** The directory of the parts there have been of a tile before it was full. */
  static String parts(String full) {
    return full + ".p";
  }

  private static String suffix(int width) {
    return width == WIDTH ? "" : ".p/" + width;
  }

  private static String number(long index) {
    StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format("x%03d/", rest % 1000));
    }
    return path.toString();
  }
}
