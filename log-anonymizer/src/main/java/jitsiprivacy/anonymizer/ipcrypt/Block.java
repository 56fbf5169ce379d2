package jitsiprivacy.anonymizer.ipcrypt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 128 bits in an array of bytes, in network order. */
final class Block {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Block() {}

  static void put(byte[] bytes, int offset, long high, long low) {
    LONGS.set(bytes, offset, high);
    LONGS.set(bytes, offset + Long.BYTES, low);
  }

  static long high(byte[] bytes) {
    return (long) LONGS.get(bytes, 0);
  }

  static long low(byte[] bytes) {
    return (long) LONGS.get(bytes, Long.BYTES);
  }
}
