package jitsiprivacy.audit.tile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Disk}. */
public interface DiskFile extends Closeable {

  long size() throws IOException;

  /**
   * Reads until the buffer is full or the file ends.
   *
   * @return how much there was
   */
  int read(ByteBuffer into, long at) throws IOException;

  /** Writes all of it. */
  void write(ByteBuffer bytes, long at) throws IOException;

  void truncate(long size) throws IOException;

  /** Makes durable what was written. */
  void sync() throws IOException;
}
