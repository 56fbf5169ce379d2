package jitsiprivacy.audit.tile;

import java.util.ArrayList;
import java.util.List;

/** Entries in a row: each behind its length in two bytes, the most significant first. */
final class Bundle {

  static final int LONGEST_ENTRY = 0xffff;

  private static final int LENGTH = 2;

  private Bundle() {}

  /** Of as many entries as are asked for, no more and no less. */
  static List<byte[]> read(byte[] bytes, int count, String file) throws DamagedLogException {
    List<byte[]> entries = new ArrayList<>(count);
    int at = 0;
    while (at < bytes.length) {
      if (bytes.length - at < LENGTH) {
        throw new DamagedLogException(file + " ends within an entry");
      }
      int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      at += LENGTH;
      if (bytes.length - at < length) {
        throw new DamagedLogException(file + " ends within an entry");
      }
      byte[] entry = new byte[length];
      System.arraycopy(bytes, at, entry, 0, length);
      entries.add(entry);
      at += length;
    }
    if (entries.size() != count) {
      throw new DamagedLogException(
          file + " has " + entries.size() + " entries instead of " + count);
    }
    return entries;
  }

  /** Bytes that an entry takes. */
  static int size(byte[] entry) {
    return LENGTH + entry.length;
  }

  static int write(byte[] entry, byte[] out, int at) {
    out[at] = (byte) (entry.length >>> 8);
    out[at + 1] = (byte) entry.length;
    System.arraycopy(entry, 0, out, at + LENGTH, entry.length);
    return at + size(entry);
  }
}
