package jitsiprivacy.anonymizer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * The bytes at which something may have to be decided; all others are passed over. Two bytes are
 * looked up at once, for most dots and colons are followed by what rules a finding out. One that is
 * not comes every twenty bytes or so in these logs, which is too often for looking at eight at a
 * time, or for noting the places without a branch, to pay: both were measured to be slower.
 */
final class Triggers {

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final int rules;

  Triggers(Set<Kind> kinds) {
    rules = Rules.of(kinds);
  }

  /** The first of them at {@code from} or later, or {@code to}; {@link #allows} tells more. */
  int next(byte[] in, int from, int to) {
    int i = from;
    // Four at a time, because the compiler does not unroll what it cannot count.
    for (int last = to - 5; i <= last; i += 4) {
      if (Rules.PAIRS[pair(in, i)]) {
        return i;
      }
      if (Rules.PAIRS[pair(in, i + 1)]) {
        return i + 1;
      }
      if (Rules.PAIRS[pair(in, i + 2)]) {
        return i + 2;
      }
      if (Rules.PAIRS[pair(in, i + 3)]) {
        return i + 3;
      }
    }
    for (int last = to - 1; i < last; i++) {
      if (Rules.PAIRS[pair(in, i)]) {
        return i;
      }
    }
    // Of the last one it is not looked at what comes after it.
    return i;
  }

  private static int pair(byte[] in, int i) {
    return (short) SHORTS.get(in, i) & 0xffff;
  }

  /** Whether something may have to be decided at a place in a text. */
  boolean allows(byte[] in, int from, int place, int to) {
    return (rules & Rules.at(in, from, place, to)) != 0;
  }
}
