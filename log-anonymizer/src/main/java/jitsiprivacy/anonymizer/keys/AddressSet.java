package jitsiprivacy.anonymizer.keys;

import jitsiprivacy.anonymizer.address.IpAddress;

/** A set of addresses: 32 bytes each at most, and nothing is allocated to look one up. */
final class AddressSet {

  private static final int FEWEST = 64;

  // Pairs of halves; both zero is a free place, since :: is nobody's.
  private long[] table = new long[2 * FEWEST];
  private int size;

  int size() {
    return size;
  }

  boolean contains(IpAddress address) {
    return isTaken(place(address.high(), address.low()));
  }

  /** False when it is in already. */
  boolean add(IpAddress address) {
    int place = place(address.high(), address.low());
    if (isTaken(place)) {
      return false;
    }
    put(place, address.high(), address.low());
    size++;
    if (2 * size > table.length / 2) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0 || old[i + 1] != 0) {
        put(place(old[i], old[i + 1]), old[i], old[i + 1]);
      }
    }
  }

  private void put(int place, long high, long low) {
    table[place] = high;
    table[place + 1] = low;
  }

  private boolean isTaken(int place) {
    return table[place] != 0 || table[place + 1] != 0;
  }

  /** Where it is, or where it would be put. */
  private int place(long high, long low) {
    long mixed = (low ^ high * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    int mask = table.length - 1;
    int place = (int) (mixed >>> 32) << 1 & mask;
    while (isTaken(place) && (table[place] != high || table[place + 1] != low)) {
      place = place + 2 & mask;
    }
    return place;
  }
}
