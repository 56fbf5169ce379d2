package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * The pseudonyms that were made with one key, as they come: see {@link IssuedPseudonyms}. Several
 * processes write to one file, each of them every pseudonym once.
 */
final class IssuedFile {

  /** Far more clients than a host has in a period; somebody may make addresses up. */
  static final int MOST = 200_000;

  private final KeyDirectory directory;
  private final KeyPeriod period;
  private final AddressSet known = new AddressSet();
  private StringBuilder waiting = new StringBuilder();
  private boolean tooMany;

  IssuedFile(KeyDirectory directory, KeyPeriod period) {
    this.directory = directory;
    this.period = period;
  }

  /** No I/O: {@link #write} brings it to disk. */
  synchronized void add(IpAddress pseudonym) {
    if (known.size() >= MOST) {
      tooMany |= !known.contains(pseudonym);
    } else if (known.add(pseudonym)) {
      waiting.append(AddressText.write(pseudonym)).append('\n');
    }
  }

  /**
   * Writes those that were added since the last time.
   *
   * @throws IOException when that fails; they are written the next time
   */
  void write() throws IOException {
    String lines = take();
    if (!lines.isEmpty()) {
      try {
        append(lines);
      } catch (IOException e) {
        putBack(lines);
        throw e;
      }
    }
    if (isOver()) {
      throw new IOException("more than " + MOST + " addresses were replaced in " + period);
    }
  }

  private void append(String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
    try (FileChannel out = directory.openIssued(period)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private synchronized String take() {
    String lines = waiting.toString();
    waiting = new StringBuilder();
    return lines;
  }

  /** What a full disk cut off must not grow together with what follows. */
  private synchronized void putBack(String lines) {
    waiting.insert(0, lines.startsWith("\n") ? lines : "\n" + lines);
  }

  private synchronized boolean isOver() {
    return tooMany;
  }
}
