package jitsiprivacy.anonymizer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * The bytes at which something may have to be decided; all others are passed over. Two bytes are
 * looked up at once, for most dots and colons are followed by what rules a finding out. One that is
 * not comes every fourteen bytes or so in these logs, which is too often for looking at eight at a
 * time to pay: that was measured to be slower by a third.
 */
final class Triggers {

  // Written out, since dozens of lambdas would take longer to load than a small log takes to scrub.
  private static final String DIGITS = "0123456789";
  private static final String HEX = DIGITS + "abcdefABCDEF";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Also a byte that is no character of ASCII. */
  private static final String ANY = "";

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** By a byte and, above it, the one after it. */
  private final boolean[] pairs = new boolean[1 << 16];

  // For each rule a bit: what triggers it, and what must stand on either side.
  private final int[] rules = new int[256];
  private final int[] before = new int[256];
  private final int[] after = new int[256];
  private int count;

  /**
   * @param keyEnds what may stand before the {@code =} or the {@code :} behind a key
   */
  Triggers(Set<Kind> kinds, String keyEnds) {
    if (anyOf(kinds, Kind.IPV4, Kind.IPV6)) {
      rule(HEX, '.', DIGITS + "iI");
      rule(ANY, '%', "3");
    }
    if (kinds.contains(Kind.IPV6)) {
      rule(ANY, ':', ":");
      rule(HEX, ':', HEX);
    }
    if (kinds.contains(Kind.EMAIL)) {
      rule(ANY, '@', ANY);
      rule(ANY, '%', "4");
    }
    if (kinds.contains(Kind.JWT)) {
      rule("y", 'J', ANY);
    }
    if (kinds.contains(Kind.BEARER)) {
      rule(ANY, 'B', "eE");
    }
    if (kinds.contains(Kind.STATS_ID)) {
      rule(ANY, '<', "sS");
    }
    if (kinds.contains(Kind.DISPLAY_NAME)) {
      rule(ANY, '<', "nNdD");
    }
    if (kinds.contains(Kind.PASSWORD)) {
      rule(ANY, '<', "pPaA");
      rule("r", ':', " ");
    }
    if (kinds.contains(Kind.HOST_NAME)) {
      rule("pPrR", '=', "'\"\\");
      rule("\"", ':', "\"\\");
      rule(LETTERS, ':', DIGITS);
      rule("eE", ':', LETTERS + DIGITS);
      rule("s", ':', " ");
    }
    if (anyOf(kinds, Kind.PASSWORD, Kind.STREAM_KEY)) {
      rule(ANY, ':', "/");
    }
    if (!keyEnds.isEmpty()) {
      rule(keyEnds, '=', ANY);
      rule(" ", '=', " '\"");
      rule("\" ;" + keyEnds, ':', ANY);
    }
    for (int trigger = 0; trigger < rules.length; trigger++) {
      for (int next = 0; rules[trigger] != 0 && next < after.length; next++) {
        pairs[next << 8 | trigger] = (rules[trigger] & after[next]) != 0;
      }
    }
  }

  private static boolean anyOf(Set<Kind> kinds, Kind one, Kind other) {
    return kinds.contains(one) || kinds.contains(other);
  }

  private void rule(String left, char trigger, String right) {
    int bit = 1 << count++;
    rules[trigger] |= bit;
    mark(before, left, bit);
    mark(after, right, bit);
  }

  private static void mark(int[] table, String bytes, int bit) {
    for (int i = 0; i < bytes.length(); i++) {
      table[bytes.charAt(i)] |= bit;
    }
    for (int c = 0; bytes.equals(ANY) && c < table.length; c++) {
      table[c] |= bit;
    }
  }

  /** The first of them at {@code from} or later, or {@code to}. */
  int next(byte[] in, int from, int to) {
    boolean[] is = pairs;
    int i = from;
    // Four at a time, because the compiler does not unroll what it cannot count.
    for (int last = to - 5; i <= last; i += 4) {
      if (is[pair(in, i)]) {
        return i;
      }
      if (is[pair(in, i + 1)]) {
        return i + 1;
      }
      if (is[pair(in, i + 2)]) {
        return i + 2;
      }
      if (is[pair(in, i + 3)]) {
        return i + 3;
      }
    }
    for (int last = to - 1; i < last; i++) {
      if (is[pair(in, i)]) {
        return i;
      }
    }
    // Of the last one it is not known yet what comes after it.
    return i < to && rules[in[i] & 0xff] == 0 ? to : i;
  }

  private static int pair(byte[] in, int i) {
    return (short) SHORTS.get(in, i) & 0xffff;
  }

  /** Whether the bytes on either side, which must be there, allow for anything. */
  boolean among(byte[] in, int i) {
    return (rules[in[i] & 0xff] & before[in[i - 1] & 0xff] & after[in[i + 1] & 0xff]) != 0;
  }
}
