package jitsiprivacy.anonymizer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.anonymizer.secret.KeyNames;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * Which bytes may have to do with a finding, by what stands beside them, as tables with a bit for
 * each rule. Constants, so that the compiler knows their lengths and checks none.
 */
final class Rules {

  // Written out, since dozens of lambdas would take longer to load than a small log takes to scrub.
  private static final String DIGITS = "0123456789";
  private static final String HEX = DIGITS + "abcdefABCDEF";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Also a byte that is no character of ASCII. */
  private static final String ANY = "";

  private static final int ALL = -1;
  private static final int TAIL = Integer.BYTES;
  private static final int SMALL = 0x2020_2020;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** By a byte and, above it, the one after it: whether there is a rule for both. */
  static final boolean[] PAIRS = new boolean[1 << 16];

  private static final int[] TRIGGERED = new int[256];
  private static final int[] BEFORE = new int[256];
  private static final int[] AFTER = new int[256];

  /**
   * The rules for what follows a key; of these, by the last four bytes of the key, those it has.
   */
  private static final int KEYED;

  private static final int[] TAILS = new int[1 << 12];

  private static final Map<Kind, Integer> OF_KIND = new EnumMap<>(Kind.class);

  static {
    rule(HEX, ".", DIGITS + "iI", Kind.IPV4, Kind.IPV6);
    rule(ANY, "%", "3", Kind.IPV4, Kind.IPV6);
    rule(ANY, ":", ":", Kind.IPV6);
    rule(HEX, ":", HEX, Kind.IPV6);
    rule(ANY, "@", ANY, Kind.EMAIL);
    rule(ANY, "%", "4", Kind.EMAIL);
    rule("e", "y", "J", Kind.JWT);
    rule(ANY, "B", "eE", Kind.BEARER);
    rule(ANY, "<", "sS", Kind.STATS_ID);
    rule(ANY, "<", "nNdD", Kind.DISPLAY_NAME);
    rule(ANY, "<", "pPaA", Kind.PASSWORD);
    // A setting is found behind more names than the one that is known to print it.
    rule("r" + KeyNames.ENDS, ":", " ", Kind.PASSWORD);
    rule("pPrR", "=", "'\"\\", Kind.HOST_NAME);
    rule("\"", ":", "\"\\", Kind.HOST_NAME);
    rule(LETTERS, ":", DIGITS, Kind.HOST_NAME);
    rule("eE", ":", LETTERS + DIGITS + "+/-", Kind.HOST_NAME);
    rule("s", ":", " ", Kind.HOST_NAME);
    rule(ANY, ":", "/", Kind.PASSWORD, Kind.STREAM_KEY);
    Kind[] ofKeys = KeyNames.KINDS.toArray(new Kind[0]);
    rule(" ", "=", " '\"", ofKeys);
    rule("\" ;", ":", ANY, ofKeys);
    int keyed = 0;
    for (Kind kind : ofKeys) {
      int rule = rule(KeyNames.ENDS, "=:", ANY, kind);
      for (String name : KeyNames.of(kind)) {
        tail(name, rule);
      }
      keyed |= rule;
    }
    KEYED = keyed;
    for (int trigger = 0; trigger < TRIGGERED.length; trigger++) {
      for (int next = 0; TRIGGERED[trigger] != 0 && next < AFTER.length; next++) {
        PAIRS[next << 8 | trigger] = (TRIGGERED[trigger] & AFTER[next]) != 0;
      }
    }
  }

  private Rules() {}

  private static void tail(String key, int rule) {
    int length = key.length();
    int three = key.charAt(length - 1) << 24 | key.charAt(length - 2) << 16;
    three |= key.charAt(length - 3) << 8;
    for (int c = 0; c < 256; c++) {
      // Before a key of three letters anything may be.
      if (length < TAIL || key.charAt(length - TAIL) == c) {
        TAILS[slot(three | c)] |= rule;
      }
    }
  }

  private static int rule(String left, String triggers, String right, Kind... kinds) {
    int bit = unused();
    mark(TRIGGERED, triggers, bit);
    mark(BEFORE, left, bit);
    mark(AFTER, right, bit);
    for (Kind kind : kinds) {
      OF_KIND.put(kind, OF_KIND.getOrDefault(kind, 0) | bit);
    }
    return bit;
  }

  private static int unused() {
    int used = 0;
    for (int rules : TRIGGERED) {
      used |= rules;
    }
    return Integer.lowestOneBit(~used);
  }

  private static void mark(int[] table, String bytes, int bit) {
    for (int i = 0; i < bytes.length(); i++) {
      table[bytes.charAt(i)] |= bit;
    }
    for (int c = 0; bytes.equals(ANY) && c < table.length; c++) {
      table[c] |= bit;
    }
  }

  private static int slot(int tail) {
    return ((tail | SMALL) * 0x9E3779B1) >>> 20;
  }

  /** Those that find what is of one of these kinds. */
  static int of(Set<Kind> kinds) {
    int rules = 0;
    for (Kind kind : kinds) {
      rules |= OF_KIND.getOrDefault(kind, 0);
    }
    return rules;
  }

  /** Those for the byte at a place, by what is on either side of it within the text. */
  static int at(byte[] in, int from, int place, int to) {
    int rules = TRIGGERED[in[place] & 0xff];
    rules &= place > from ? BEFORE[in[place - 1] & 0xff] : ALL;
    rules &= place + 1 < to ? AFTER[in[place + 1] & 0xff] : ALL;
    return (rules & KEYED) == 0 ? rules : rules & (~KEYED | tails(in, place));
  }

  private static int tails(byte[] in, int place) {
    return place < TAIL ? ALL : TAILS[slot((int) INTS.get(in, place - TAIL))];
  }
}
