package jitsiprivacy.anonymizer.scan;

import java.util.Arrays;

/**
 * What IPv4 addresses became, in eight bytes each: so small that those of thousands of clients stay
 * near the processor, whatever passes through it. Grows with their number, to half a megabyte; then
 * a new one takes the place of another.
 */
final class QuadCache {

  /** What {@link #find} answers when it does not know, and of 0.0.0.0 when that is kept. */
  static final long UNKNOWN = 0;

  private static final int FEWEST = 1 << 8;
  private static final int MOST = 1 << 16;

  private long[] entries = new long[FEWEST];
  private int shift = shift(FEWEST);
  private int added;

  private static int shift(int size) {
    return Integer.SIZE - Integer.numberOfTrailingZeros(size);
  }

  private static int place(int address, int shift) {
    return (address * 0x9E3779B1) >>> shift;
  }

  /** An entry, of which {@link #replacement} is a part, or {@link #UNKNOWN}. */
  long find(int address) {
    int place = place(address, shift);
    long entry = entries[place];
    if ((int) (entry >>> Integer.SIZE) == address) {
      return entry;
    }
    entry = entries[place ^ 1];
    return (int) (entry >>> Integer.SIZE) == address ? entry : UNKNOWN;
  }

  static boolean kept(long entry) {
    return (int) (entry >>> Integer.SIZE) == (int) entry;
  }

  /** What is written instead; the address itself when it is kept. */
  static int replacement(long entry) {
    return (int) entry;
  }

  void add(int address, int replacement) {
    if (added++ > entries.length / 2 && entries.length < MOST) {
      grow();
    }
    put((long) address << Integer.SIZE | Integer.toUnsignedLong(replacement));
  }

  private void put(long entry) {
    int place = place((int) (entry >>> Integer.SIZE), shift);
    entries[place ^ 1] = entries[place];
    entries[place] = entry;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length * 4];
    shift = shift(entries.length);
    added = 0;
    for (long entry : old) {
      if (entry != UNKNOWN) {
        added++;
        put(entry);
      }
    }
  }

  void clear() {
    Arrays.fill(entries, UNKNOWN);
    added = 0;
  }
}
