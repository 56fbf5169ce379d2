package jitsiprivacy.recording.seal.age;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** What channels do in parts, done as a whole. */
final class Channels {

  private Channels() {}

  /** Reads until it is full, or nothing comes any more. */
  static void fill(ReadableByteChannel from, ByteBuffer into) throws IOException {
    while (into.hasRemaining() && from.read(into) >= 0) {
      // There may be more.
    }
  }

  static void drain(ByteBuffer bytes, WritableByteChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
