package jitsiprivacy.anonymizer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.address.Ipv4Text;
import jitsiprivacy.anonymizer.address.Ipv6Text;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * What addresses became, as text: the same clients recur in a log, and a pseudonym costs hundreds
 * of times what looking it up does. Sets of four entries of 64 bytes: both halves of the address,
 * the length of the text, the text. Grows with the number of addresses, to two megabytes.
 */
final class AddressCache {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LOW = 8;
  private static final int LENGTH = 16;
  private static final int TEXT = 24;
  private static final int ENTRY = 64;

  /** So many bytes must be there where a text is written. */
  static final int ROOM = ENTRY - TEXT;

  private static final int WAYS = 4;
  private static final int SET = ENTRY * WAYS;
  private static final int FEWEST_SETS = 128;
  private static final int MOST_SETS = 8192;

  private static final long MAPPED = 0xffff_0000_0000L;

  private static final byte EMPTY = 0;
  private static final byte KEPT = -1;

  private final Replacement replacement;
  private final IpAddress address = new IpAddress();
  private final QuadCache quads = new QuadCache();
  private byte[] entries;
  private int shift;
  private int evictions;
  private int generation;

  AddressCache(Replacement replacement) {
    this.replacement = replacement;
    this.generation = replacement.generation();
    resize(FEWEST_SETS);
  }

  private void resize(int sets) {
    entries = new byte[sets * SET];
    shift = 64 - Integer.numberOfTrailingZeros(sets);
    evictions = 0;
  }

  /** Forgets everything when a key was rotated. */
  void refresh() {
    int now = replacement.generation();
    if (now != generation) {
      generation = now;
      Arrays.fill(entries, EMPTY);
      quads.clear();
    }
  }

  /**
   * What is written for an address of IPv4, as {@link QuadCache} has it, or {@link
   * QuadCache#UNKNOWN} when only its {@link #entry} tells.
   */
  long quad(int bits) {
    long known = quads.find(bits);
    return known == QuadCache.UNKNOWN ? addQuad(bits) : known;
  }

  private long addQuad(int bits) {
    address.set(0, MAPPED | Integer.toUnsignedLong(bits));
    switch (replacement.apply(address)) {
      case KEPT -> quads.add(bits, bits);
      case REPLACED -> quads.add(bits, (int) address.low());
      case REDACTED -> {
        return QuadCache.UNKNOWN;
      }
    }
    return quads.find(bits);
  }

  /** Where the entry of an address is; valid until the next call. */
  int entry(long high, long low) {
    int set = set(high, low);
    byte[] in = entries;
    for (int entry = set; entry < set + SET; entry += ENTRY) {
      if ((long) LONGS.get(in, entry + LOW) == low
          && (long) LONGS.get(in, entry) == high
          && in[entry + LENGTH] != EMPTY) {
        return entry;
      }
    }
    return add(high, low, set);
  }

  private int set(long high, long low) {
    long mixed = (low ^ (high * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> shift) * SET;
  }

  private int add(long high, long low, int set) {
    for (int entry = set; entry < set + SET; entry += ENTRY) {
      if (entries[entry + LENGTH] == EMPTY) {
        return fill(entry, high, low);
      }
    }
    evictions++;
    int sets = entries.length / SET;
    if (evictions > sets && sets < MOST_SETS) {
      grow();
      return entry(high, low);
    }
    return fill(set + (evictions & WAYS - 1) * ENTRY, high, low);
  }

  private void grow() {
    byte[] old = entries;
    resize(old.length / SET * 4);
    for (int entry = 0; entry < old.length; entry += ENTRY) {
      int set = set((long) LONGS.get(old, entry), (long) LONGS.get(old, entry + LOW));
      for (int free = set; free < set + SET; free += ENTRY) {
        if (entries[free + LENGTH] == EMPTY) {
          System.arraycopy(old, entry, entries, free, ENTRY);
          break;
        }
      }
    }
  }

  private int fill(int entry, long high, long low) {
    // Should the replacement fail, the entry must not be taken for a good one.
    entries[entry + LENGTH] = EMPTY;
    address.set(high, low);
    boolean v4 = address.isV4();
    int end =
        switch (replacement.apply(address)) {
          case KEPT -> entry + TEXT + KEPT;
          case REDACTED -> (v4 ? Kind.IPV4 : Kind.IPV6).writeToken(entries, entry + TEXT);
          case REPLACED ->
              v4
                  ? Ipv4Text.write((int) address.low(), entries, entry + TEXT)
                  : Ipv6Text.write(address.high(), address.low(), entries, entry + TEXT);
        };
    LONGS.set(entries, entry, high);
    LONGS.set(entries, entry + LOW, low);
    entries[entry + LENGTH] = (byte) (end - entry - TEXT);
    return entry;
  }

  boolean kept(int entry) {
    return entries[entry + LENGTH] == KEPT;
  }

  /**
   * Writes the text, which is at most {@link Ipv6Text#LONGEST} long, and answers where it ends.
   * {@link #ROOM} bytes must be there; what is behind the text afterwards means nothing.
   */
  int write(int entry, byte[] out, int at) {
    for (int i = 0; i < ROOM; i += Long.BYTES) {
      LONGS.set(out, at + i, (long) LONGS.get(entries, entry + TEXT + i));
    }
    return at + entries[entry + LENGTH];
  }

  /** Whether a fixed token is written. */
  boolean redacted(int entry) {
    return entries[entry + TEXT] == '[';
  }

  /** The bits that are written, when neither kept nor redacted. */
  IpAddress replaced(long high, long low) {
    replacement.apply(address.set(high, low));
    return address;
  }
}
