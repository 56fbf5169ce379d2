package jitsiprivacy.recording.seal.age;

import java.nio.ByteBuffer;
import javax.crypto.spec.IvParameterSpec;

/** What the payload is made of: chunks, each encrypted by itself (STREAM). */
final class Payload {

  /** Bytes of a chunk, which all have but the last. */
  static final int PLAIN = 1 << 16;

  static final int TAG = 16;

  /** Bytes of a chunk once it is encrypted. */
  static final int SEALED = PLAIN + TAG;

  /** Chunks that are worked on at once by one thread. */
  static final int BLOCK = 16;

  private static final int NONCE = 12;
  private static final int COUNTER_AT = 3;
  private static final int LAST_AT = 11;

  private Payload() {}

  /** The number of the chunk in eleven bytes, and whether it is the last one. */
  static IvParameterSpec nonce(long chunk, boolean last) {
    byte[] nonce = new byte[NONCE];
    ByteBuffer.wrap(nonce).putLong(COUNTER_AT, chunk);
    nonce[LAST_AT] = (byte) (last ? 1 : 0);
    return new IvParameterSpec(nonce);
  }
}
