package jitsiprivacy.audit.merkle;

import java.util.Arrays;

/**
 * The right edge of a growing tree: the roots of the perfect subtrees it is made of. All that is
 * needed to add to it and to know its root. For one thread at a time.
 */
public final class Frontier {

  /** Told of every perfect subtree that is completed. */
  @FunctionalInterface
  public interface Completed {
    /**
     * A subtree of {@code 2^height} leaves, which is the {@code index}-th of its height; a leaf has
     * height 0.
     */
    void subtree(int height, long index, byte[] hash);
  }

  private static final int HEIGHTS = 63;

  private final TreeHasher hasher;
  private final byte[][] peaks;
  private long size;

  /** Of a tree without leaves. */
  public Frontier(TreeHasher hasher) {
    this(hasher, new byte[HEIGHTS][], 0);
  }

  private Frontier(TreeHasher hasher, byte[][] peaks, long size) {
    this.hasher = hasher;
    this.peaks = peaks;
    this.size = size;
  }

  /**
   * Of a tree of a known size.
   *
   * @param subtrees looks up the perfect subtrees it is made of
   */
  public static <E extends Exception> Frontier of(
      TreeHasher hasher, long size, Subtrees<E> subtrees) throws E {
    byte[][] peaks = new byte[HEIGHTS][];
    for (int height = 0; height < HEIGHTS; height++) {
      if ((size >>> height & 1) == 1) {
        peaks[height] = subtrees.subtree(height, (size >>> height) - 1);
      }
    }
    return new Frontier(hasher, peaks, size);
  }

  public void add(byte[] leafHash, Completed completed) {
    byte[] hash = leafHash;
    int height = 0;
    completed.subtree(height, size, hash);
    while ((size >>> height & 1) == 1) {
      hash = hasher.node(peaks[height], hash);
      height++;
      completed.subtree(height, size >>> height, hash);
    }
    peaks[height] = hash;
    size++;
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    byte[] root = null;
    for (int height = 0; height < HEIGHTS; height++) {
      if ((size >>> height & 1) == 1) {
        root = root == null ? peaks[height] : hasher.node(peaks[height], root);
      }
    }
    return root == null ? hasher.empty() : root.clone();
  }

  public Frontier copy() {
    return new Frontier(hasher, Arrays.copyOf(peaks, HEIGHTS), size);
  }
}
