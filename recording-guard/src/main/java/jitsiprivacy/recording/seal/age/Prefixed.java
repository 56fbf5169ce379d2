package jitsiprivacy.recording.seal.age;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel of which too much was read: that comes first. Closes nothing. */
record Prefixed(ByteBuffer before, ReadableByteChannel rest) implements ReadableByteChannel {

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!before.hasRemaining()) {
      return rest.read(into);
    }
    int length = Math.min(before.remaining(), into.remaining());
    into.put(into.position(), before, before.position(), length);
    into.position(into.position() + length);
    before.position(before.position() + length);
    return length;
  }

  @Override
  public boolean isOpen() {
    return rest.isOpen();
  }

  @Override
  public void close() {}
}
