package jitsiprivacy.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes proofs (RFC 6962, 2.1.1 and 2.1.2) from the hashes of perfect subtrees.
 *
 * @param <E> what may go wrong while these are looked up
 */
public final class Proofs<E extends Exception> {

  private final TreeHasher hasher;
  private final Subtrees<E> subtrees;

  public Proofs(TreeHasher hasher, Subtrees<E> subtrees) {
    this.hasher = hasher;
    this.subtrees = subtrees;
  }

  /** That a leaf is in the tree of a size: from its sibling up to a child of the root. */
  public List<byte[]> inclusion(long index, long size) throws E {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    inclusion(index, 0, size, proof);
    return proof;
  }

  private void inclusion(long index, long from, long to, List<byte[]> proof) throws E {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, proof);
      proof.add(root(middle, to));
    } else {
      inclusion(index, middle, to, proof);
      proof.add(root(from, middle));
    }
  }

  /** That a tree of one size begins with the tree of another. */
  public List<byte[]> consistency(long smaller, long size) throws E {
    if (smaller < 0 || smaller > size) {
      throw new IllegalArgumentException("no tree of " + smaller + " in one of " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    if (smaller > 0 && smaller < size) {
      consistency(smaller, 0, size, true, proof);
    }
    return proof;
  }

  private void consistency(long end, long from, long to, boolean whole, List<byte[]> proof)
      throws E {
    if (end == to) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (end <= middle) {
      consistency(end, from, middle, whole, proof);
      proof.add(root(middle, to));
    } else {
      consistency(end, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  /** Of the tree of a size. */
  public byte[] root(long size) throws E {
    return size == 0 ? hasher.empty() : root(0, size);
  }

  /** A range begins where a perfect subtree of its length, rounded up, would. */
  private byte[] root(long from, long to) throws E {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      return subtrees.subtree(height, from >>> height);
    }
    long middle = from + split(length);
    return hasher.node(root(from, middle), root(middle, to));
  }

  /** The largest power of two below. */
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }
}
