package jitsiprivacy.anonymizer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes at which something may have to be decided; all others are passed over eight at a time.
 * They are {@code . % J} and those from {@code :} to {@code B}, of which some are of no interest.
 */
final class Triggers {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long DOTS = ONES * '.';
  private static final long PERCENTS = ONES * '%';
  private static final long JAYS = ONES * 'J';
  private static final long FROM_COLON = ONES * (0x80 - ':');
  private static final long ABOVE_B = ONES * (0x80 - 'C');

  private Triggers() {}

  /** The first of them at {@code from} or later, or {@code to}. */
  static int next(byte[] in, int from, int to) {
    int i = from;
    for (; i <= to - 8; i += 8) {
      long hits = hits((long) LONGS.get(in, i));
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (i < to && !isTrigger(in[i])) {
      i++;
    }
    return i;
  }

  /** The high bit of each byte that is one; above the lowest there may be others by mistake. */
  private static long hits(long eight) {
    long seven = eight & ~HIGH;
    long range = (seven + FROM_COLON ^ seven + ABOVE_B) & ~eight;
    long dots = eight ^ DOTS;
    long percents = eight ^ PERCENTS;
    long jays = eight ^ JAYS;
    long same = (dots - ONES & ~dots) | (percents - ONES & ~percents) | (jays - ONES & ~jays);
    return (range | same) & HIGH;
  }

  private static boolean isTrigger(byte c) {
    return (c >= ':' && c <= 'B') || c == '.' || c == '%' || c == 'J';
  }
}
