package jitsiprivacy.cli.scrub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends where a file ended when it was found, whatever was added since. */
final class FirstBytes extends FilterInputStream {

  private long left;

  FirstBytes(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(left, length));
    left -= Math.max(0, read);
    return read;
  }
}
