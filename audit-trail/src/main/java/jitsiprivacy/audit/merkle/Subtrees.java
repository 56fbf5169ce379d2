package jitsiprivacy.audit.merkle;

/**
 * Where the hashes of a tree are kept.
 *
 * @param <E> what may go wrong on the way there
 */
@FunctionalInterface
public interface Subtrees<E extends Exception> {

  /**
   * The root of the {@code index}-th perfect subtree of {@code 2^height} leaves; a leaf has height
   * 0. Asked only for subtrees that are within the tree.
   */
  byte[] subtree(int height, long index) throws E;
}
