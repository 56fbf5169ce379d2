package jitsiprivacy.audit.merkle;

import java.util.Arrays;
import java.util.List;

/**
 * Checks proofs without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2). Whatever is wrong with a proof,
 * the answer is no.
 */
public final class ProofCheck {

  private final TreeHasher hasher;

  public ProofCheck(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /** Whether a leaf is in the tree of that size and root. */
  public boolean inclusion(
      byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
    if (index < 0 || index >= size || !allHashes(proof)) {
      return false;
    }
    long fn = index;
    long sn = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = hasher.node(sibling, hash);
        int skipped = Long.numberOfTrailingZeros(fn);
        // The last node of a level that has no sibling moves up as it is.
        fn >>>= skipped;
        sn >>>= skipped;
      } else {
        hash = hasher.node(hash, sibling);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 && Arrays.equals(hash, root);
  }

  /** Whether the larger tree begins with the smaller one. */
  public boolean consistency(
      long smaller, byte[] smallerRoot, long size, byte[] root, List<byte[]> proof) {
    if (smaller < 0 || smaller > size || !allHashes(proof)) {
      return false;
    }
    if (smaller == size) {
      return proof.isEmpty() && Arrays.equals(smallerRoot, root);
    }
    if (smaller == 0) {
      return proof.isEmpty() && Arrays.equals(smallerRoot, hasher.empty());
    }
    boolean perfect = Long.bitCount(smaller) == 1;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    int low = Long.numberOfTrailingZeros(smaller);
    long fn = (smaller - 1) >>> low;
    long sn = (size - 1) >>> low;
    byte[] first = perfect ? smallerRoot : proof.get(0);
    byte[] second = first;
    for (byte[] next : perfect ? proof : proof.subList(1, proof.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        first = hasher.node(next, first);
        second = hasher.node(next, second);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>>= 1;
          sn >>>= 1;
        }
      } else {
        second = hasher.node(second, next);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 && Arrays.equals(first, smallerRoot) && Arrays.equals(second, root);
  }

  private static boolean allHashes(List<byte[]> proof) {
    return proof.stream().allMatch(hash -> hash.length == TreeHasher.SIZE);
  }
}
