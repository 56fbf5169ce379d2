package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.clock.LogClock;
import jitsiprivacy.retention.tree.Found;

/** When the last line of a log was written, by the end of the file. */
final class LastEntry {

  /** Bytes of the end; an entry of several lines is shorter. */
  private static final int END = 64 * 1024;

  private final LogClock clock;

  LastEntry(LogClock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.now();
  }

  /** Empty when no line there says so, as in a file that is packed. */
  Optional<Instant> of(Found found) throws IOException {
    try (SeekableByteChannel file = found.in().read(found.name())) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(END, file.size()));
      file.position(file.size() - end.capacity());
      while (end.hasRemaining() && file.read(end) >= 0) {}
      String text = new String(end.array(), 0, end.position(), StandardCharsets.ISO_8859_1);
      return clock.newest(text.lines());
    }
  }
}
