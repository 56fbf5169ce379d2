package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares what is written to it with what another channel has, and hashes it. */
final class Comparison implements WritableByteChannel {

  private static final int AT_ONCE = 1 << 16;

  private final ReadableByteChannel expected;
  private final Progress progress;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(AT_ONCE);
  private final MessageDigest digest = Hash.newDigest();
  private long bytes;

  Comparison(ReadableByteChannel expected, Progress progress) {
    this.expected = expected;
    this.progress = progress;
  }

  @Override
  public int write(ByteBuffer opened) throws IOException {
    int length = Math.min(opened.remaining(), AT_ONCE);
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      if (expected.read(buffer) < 0) {
        throw differs();
      }
    }
    ByteBuffer part = opened.slice(opened.position(), length);
    if (!part.equals(buffer.flip())) {
      throw differs();
    }
    digest.update(part);
    bytes += length;
    opened.position(opened.position() + length);
    progress.add(length);
    return length;
  }

  private static IOException differs() {
    return new IOException("what was sealed is not what lies there: it changed meanwhile");
  }

  /** All was written. */
  Hash end() throws IOException {
    if (expected.read(buffer.clear().limit(1)) >= 0) {
      throw differs();
    }
    return new Hash(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
