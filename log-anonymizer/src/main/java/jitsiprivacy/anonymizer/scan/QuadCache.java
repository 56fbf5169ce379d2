package jitsiprivacy.anonymizer.scan;

import java.util.Arrays;

/**
 * What IPv4 addresses became, in eight bytes each and close together: so small that those of
 * thousands of clients stay near the processor, whatever passes through it. Grows with their
 * number, to half a megabyte; then a new one takes the place of another.
 */
final class QuadCache {

  /** What {@link #find} answers when it does not know, and of 0.0.0.0 when that is kept. */
  static final long UNKNOWN = 0;

  private static final int FEWEST = 1 << 8;
  private static final int MOST = 1 << 16;

  /** Eight are a line of the processor's cache. */
  private static final int PROBES = 8;

  /** Each at its place or, where others were before it, at one of the next ones. */
  private long[] entries = new long[FEWEST];

  private int shift = shift(FEWEST);
  private int added;

  private static int shift(int size) {
    return Integer.SIZE - Integer.numberOfTrailingZeros(size);
  }

  private int place(int address) {
    return (address * 0x9E3779B1) >>> shift;
  }

  /** An entry, of which {@link #replacement} is a part, or {@link #UNKNOWN}. */
  long find(int address) {
    long[] entries = this.entries;
    int place = place(address);
    for (int probe = 0; probe < PROBES; probe++) {
      long entry = entries[place + probe & entries.length - 1];
      if ((int) (entry >>> Integer.SIZE) == address || entry == UNKNOWN) {
        return entry;
      }
    }
    return UNKNOWN;
  }

  static boolean kept(long entry) {
    return (int) (entry >>> Integer.SIZE) == (int) entry;
  }

  /** What is written instead; the address itself when it is kept. */
  static int replacement(long entry) {
    return (int) entry;
  }

  void add(int address, int replacement) {
    if (added > entries.length / 2 && entries.length < MOST) {
      grow();
    }
    put((long) address << Integer.SIZE | Integer.toUnsignedLong(replacement));
  }

  private void put(long entry) {
    added++;
    int place = place((int) (entry >>> Integer.SIZE));
    for (int probe = 0; probe < PROBES; probe++) {
      int free = place + probe & entries.length - 1;
      if (entries[free] == UNKNOWN) {
        entries[free] = entry;
        return;
      }
    }
    entries[place] = entry;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length * 2];
    shift = shift(entries.length);
    added = 0;
    for (long entry : old) {
      if (entry != UNKNOWN) {
        put(entry);
      }
    }
  }

  void clear() {
    Arrays.fill(entries, UNKNOWN);
    added = 0;
  }
}
