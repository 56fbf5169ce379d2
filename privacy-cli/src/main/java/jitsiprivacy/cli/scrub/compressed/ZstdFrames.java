package jitsiprivacy.cli.scrub.compressed;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Zstandard (RFC 8878), any number of frames one after another. The library's own stream takes a
 * frame that is cut off, behind the first, for the end, and what stood in it would be lost.
 */
final class ZstdFrames extends InputStream {

  private static final int PIECE = 1 << 17;

  private final InputStream in;
  private final byte[] piece = new byte[PIECE];
  private final ByteBuffer packed = ByteBuffer.allocateDirect(PIECE).limit(0);
  private final ByteBuffer text = ByteBuffer.allocateDirect(PIECE).limit(0);
  private final ZstdDecompressCtx frames = new ZstdDecompressCtx();
  private boolean within;
  private boolean more;

  ZstdFrames(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (length > 0 && !text.hasRemaining()) {
      if (!packed.hasRemaining() && !more && !fill()) {
        if (within) {
          throw new EOFException();
        }
        return -1;
      }
      unpack();
    }
    int taken = Math.min(length, text.remaining());
    text.get(bytes, from, taken);
    return taken;
  }

  private void unpack() throws IOException {
    text.clear();
    boolean ended;
    try {
      ended = frames.decompressDirectByteBufferStream(text, packed);
    } catch (ZstdException e) {
      throw new IOException(e.getMessage(), e);
    }
    within = !ended;
    // What does not fit comes without any more input.
    more = within && !text.hasRemaining();
    text.flip();
  }

  private boolean fill() throws IOException {
    int read = in.read(piece, 0, PIECE);
    packed.clear().put(piece, 0, Math.max(0, read)).flip();
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    frames.close();
    in.close();
  }
}
