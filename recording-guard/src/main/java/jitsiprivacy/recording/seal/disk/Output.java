package jitsiprivacy.recording.seal.disk;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A file that is being written. */
public interface Output extends WritableByteChannel {

  /** Makes durable what was written. */
  void sync() throws IOException;
}
