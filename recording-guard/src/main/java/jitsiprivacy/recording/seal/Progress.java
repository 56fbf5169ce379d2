package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Adds up how much is done. */
final class Progress {

  private final SealingListener listener;
  private long bytes;

  Progress(SealingListener listener) {
    this.listener = listener;
  }

  void add(long more) {
    bytes += more;
    listener.done(bytes);
  }

  /** Counts what is read. */
  ReadableByteChannel counting(ReadableByteChannel in) {
    return new Counting(in);
  }

  private final class Counting implements ReadableByteChannel {

    private final ReadableByteChannel in;

    Counting(ReadableByteChannel in) {
      this.in = in;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      int read = in.read(into);
      add(Math.max(0, read));
      return read;
    }

    @Override
    public boolean isOpen() {
      return in.isOpen();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
