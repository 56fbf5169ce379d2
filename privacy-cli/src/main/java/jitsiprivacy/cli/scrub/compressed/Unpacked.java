package jitsiprivacy.cli.scrub.compressed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says for an operator why packed data cannot be read. */
final class Unpacked extends FilterInputStream {

  private final Compression compression;

  Unpacked(Compression compression, InputStream in) {
    super(in);
    this.compression = compression;
  }

  static IOException failed(Compression compression, IOException e) {
    boolean cutOff = e instanceof EOFException || e.getMessage() == null;
    return new IOException(
        "its "
            + compression
            + " data cannot be read: "
            + (cutOff ? "it is cut off" : e.getMessage()),
        e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      throw failed(compression, e);
    }
  }

  /** Nothing is known to be; some would tell of their fault here, in other words. */
  @Override
  public int available() {
    return 0;
  }
}
