package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jitsiprivacy.recording.seal.disk.Disk;

/**
 * What is in a file.
 *
 * @param sha256 in lower-case hexadecimal
 */
record Hash(long bytes, String sha256) {

  private static final int AT_ONCE = 1 << 20;

  static Hash of(Disk disk, Path file) throws IOException {
    MessageDigest digest = newDigest();
    long bytes = 0;
    ByteBuffer buffer = ByteBuffer.allocateDirect(AT_ONCE);
    try (ReadableByteChannel in = disk.read(file)) {
      while (in.read(buffer.clear()) >= 0) {
        bytes += buffer.position();
        digest.update(buffer.flip());
      }
    }
    return new Hash(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
