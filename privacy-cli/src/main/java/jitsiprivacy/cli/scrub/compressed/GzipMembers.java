package jitsiprivacy.cli.scrub.compressed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952), any number of members one after another. The JDK's own takes a damaged member
 * behind the first for the end, and what stood in it would be lost.
 */
final class GzipMembers extends InputStream {

  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] piece = new byte[1 << 16];
  private int at;
  private int end;
  private boolean begun;
  private boolean within;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (length > 0) {
      if (!within && !beginMember()) {
        return -1;
      }
      int inflated = inflate(bytes, from, length);
      if (inflated > 0) {
        crc.update(bytes, from, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new IOException("it asks for a dictionary");
      } else {
        if (at == end && !fill()) {
          throw new EOFException();
        }
        inflater.setInput(piece, at, end - at);
        at = end;
      }
    }
    return 0;
  }

  private int inflate(byte[] bytes, int from, int length) throws IOException {
    try {
      return inflater.inflate(bytes, from, length);
    } catch (DataFormatException e) {
      throw new IOException(e.getMessage() == null ? "it is damaged" : e.getMessage(), e);
    }
  }

  /** False at the end; zeros may stand before it, as on a tape. */
  private boolean beginMember() throws IOException {
    int first = next();
    while (begun && first == 0) {
      first = next();
    }
    if (begun && first < 0) {
      return false;
    }
    if (first != 0x1f || required() != 0x8b) {
      throw new IOException("something else follows");
    }
    if (required() != 8) {
      throw new IOException("it is packed in an unknown way");
    }
    int flags = required();
    if ((flags & RESERVED) != 0) {
      throw new IOException("its header is damaged");
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(required() | required() << 8);
    }
    for (int text = HAS_NAME; text <= HAS_COMMENT; text <<= 1) {
      if ((flags & text) != 0) {
        while (required() != 0) {}
      }
    }
    skip((flags & HAS_CRC) != 0 ? 2 : 0);
    inflater.reset();
    crc.reset();
    begun = true;
    within = true;
    return true;
  }

  private void endMember() throws IOException {
    at = end - inflater.getRemaining();
    if (number() != crc.getValue() || number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new IOException("its checksum is wrong");
    }
    within = false;
  }

  private long number() throws IOException {
    long low = required() | required() << 8;
    return low | (long) (required() | required() << 8) << 16;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      required();
    }
  }

  private int required() throws IOException {
    int next = next();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  private int next() throws IOException {
    return at < end || fill() ? piece[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(piece, 0, piece.length));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
