package jitsiprivacy.cli.scrub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import jitsiprivacy.cli.Screen;

/** Tells the screen how much was read. */
final class Metered extends FilterInputStream {

  private final Screen screen;
  private long done;

  Metered(InputStream in, Screen screen, long doneBefore) {
    super(in);
    this.screen = screen;
    this.done = doneBefore;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    done += Math.max(0, read);
    screen.done(done);
    return read;
  }
}
