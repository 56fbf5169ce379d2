package jitsiprivacy.audit.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, 2.1. For one thread at a time. */
public final class TreeHasher {

  /** Of a hash, in bytes. */
  public static final int SIZE = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = sha256();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  /** Of an entry. */
  public byte[] leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  /** Of an entry that is a part of an array. */
  public byte[] leaf(byte[] in, int from, int to) {
    sha256.update(LEAF);
    sha256.update(in, from, to - from);
    return sha256.digest();
  }

  /** Of a node above two others. */
  public byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE);
    sha256.update(left);
    sha256.update(right);
    return sha256.digest();
  }

  /** Of a node above two others that stand side by side in an array, written into an array. */
  public void node(byte[] in, int pair, byte[] out, int at) {
    sha256.update(NODE);
    sha256.update(in, pair, 2 * SIZE);
    try {
      sha256.digest(out, at, SIZE);
    } catch (DigestException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The root of a tree without leaves. */
  public byte[] empty() {
    return sha256.digest();
  }
}
