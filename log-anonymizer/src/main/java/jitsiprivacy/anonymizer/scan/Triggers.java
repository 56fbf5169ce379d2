package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;

import java.util.Set;
import java.util.function.IntPredicate;
import jitsiprivacy.anonymizer.text.Ascii;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * The bytes at which something may have to be decided; all others are passed over. One comes every
 * ten bytes or so in these logs, which is too often for looking at eight at a time to pay: that was
 * measured to be slower by a third. Of two in three, the bytes beside it say that nothing is there.
 */
final class Triggers {

  private final boolean[] triggers = new boolean[256];

  // For each rule a bit: what triggers it, and what must stand on either side.
  private final int[] rules = new int[256];
  private final int[] before = new int[256];
  private final int[] after = new int[256];
  private int count;

  /**
   * @param endsKey what may stand before the {@code =} or the {@code :} behind a key
   */
  Triggers(Set<Kind> kinds, IntPredicate endsKey) {
    if (anyOf(kinds, Kind.IPV4, Kind.IPV6)) {
      rule(c -> hex(c), '.', c -> digit(c) || c == 'i' || c == 'I');
      rule(Triggers::any, '%', c -> c == '3');
    }
    if (kinds.contains(Kind.IPV6)) {
      rule(Triggers::any, ':', c -> c == ':');
      rule(c -> hex(c), ':', c -> hex(c));
    }
    if (kinds.contains(Kind.EMAIL)) {
      rule(Triggers::any, '@', Triggers::any);
      rule(Triggers::any, '%', c -> c == '4');
    }
    if (kinds.contains(Kind.JWT)) {
      rule(c -> c == 'y', 'J', Triggers::any);
    }
    if (kinds.contains(Kind.BEARER)) {
      rule(Triggers::any, 'B', c -> c == 'e' || c == 'E');
    }
    if (kinds.contains(Kind.STATS_ID)) {
      rule(Triggers::any, '<', c -> c == 's' || c == 'S');
    }
    if (kinds.contains(Kind.DISPLAY_NAME)) {
      rule(Triggers::any, '<', c -> "nNdD".indexOf(c) >= 0);
    }
    if (kinds.contains(Kind.PASSWORD)) {
      rule(Triggers::any, '<', c -> "pPaA".indexOf(c) >= 0);
      rule(c -> c == 'r', ':', c -> c == ' ');
    }
    if (kinds.contains(Kind.HOST_NAME)) {
      rule(c -> "pPrR".indexOf(c) >= 0, '=', c -> "'\"\\".indexOf(c) >= 0);
      rule(c -> c == '"', ':', c -> "\"\\".indexOf(c) >= 0);
      rule(Ascii::letter, ':', c -> digit(c));
      rule(c -> c == 'e' || c == 'E', ':', Ascii::alphanumeric);
      rule(c -> c == 's', ':', c -> c == ' ');
    }
    if (anyOf(kinds, Kind.PASSWORD, Kind.STREAM_KEY)) {
      rule(Triggers::any, ':', c -> c == '/');
    }
    rule(endsKey, '=', Triggers::any);
    rule(c -> c == ' ', '=', c -> " '\"".indexOf(c) >= 0);
    rule(c -> c == '"' || c == ' ' || c == ';' || endsKey.test(c), ':', Triggers::any);
  }

  private static boolean any(int c) {
    return true;
  }

  private static boolean anyOf(Set<Kind> kinds, Kind one, Kind other) {
    return kinds.contains(one) || kinds.contains(other);
  }

  private void rule(IntPredicate left, char trigger, IntPredicate right) {
    int bit = 1 << count++;
    triggers[trigger] = true;
    rules[trigger] |= bit;
    for (int c = 0; c < 256; c++) {
      before[c] |= left.test(c) ? bit : 0;
      after[c] |= right.test(c) ? bit : 0;
    }
  }

  /** The first of them at {@code from} or later, or {@code to}. */
  int next(byte[] in, int from, int to) {
    boolean[] is = triggers;
    int i = from;
    // Four at a time, because the compiler does not unroll what it cannot count.
    for (int last = to - 4; i <= last; i += 4) {
      if (is[in[i] & 0xff]) {
        return i;
      }
      if (is[in[i + 1] & 0xff]) {
        return i + 1;
      }
      if (is[in[i + 2] & 0xff]) {
        return i + 2;
      }
      if (is[in[i + 3] & 0xff]) {
        return i + 3;
      }
    }
    while (i < to && !is[in[i] & 0xff]) {
      i++;
    }
    return i;
  }

  /** Whether the bytes on either side, which must be there, allow for anything. */
  boolean among(byte[] in, int i) {
    return (rules[in[i] & 0xff] & before[in[i - 1] & 0xff] & after[in[i + 1] & 0xff]) != 0;
  }
}
