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
  private final AddressSet written = new AddressSet();
  private FileChannel out;
  private boolean torn;
  private IOException failed;

  IssuedFile(KeyDirectory directory, KeyPeriod period) {
    this.directory = directory;
    this.period = period;
  }

  /** It is in the file when this returns, unless {@link #failed}. */
  synchronized void add(IpAddress pseudonym) {
    if (written.contains(pseudonym)) {
      return;
    }
    try {
      if (written.size() >= MOST) {
        throw new IOException("more than " + MOST + " addresses were replaced in " + period);
      }
      append(AddressText.write(pseudonym));
      written.add(pseudonym);
      failed = null;
    } catch (IOException e) {
      failed = e;
    }
  }

  private void append(String line) throws IOException {
    if (out == null) {
      out = directory.openIssued(period);
    }
    // What a full disk cut off must not grow together with the next one.
    ByteBuffer bytes =
        ByteBuffer.wrap(((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.US_ASCII));
    torn = true;
    out.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("only a part of a line could be written");
    }
    torn = false;
  }

  /** Why the last one is not in the file; null when it is. */
  synchronized IOException failed() {
    return failed;
  }

  synchronized void close() {
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        // Every line was written when it came.
      }
      out = null;
    }
  }
}
