package jitsiprivacy.host.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file, or a clear word on why there is none. */
final class FileText {
  static final int LARGEST = 1 << 20;

  private FileText() {}

  /**
   * Reads a regular file of at most 1 MiB of UTF-8.
   *
   * @throws Unusable with a problem at this file
   */
  static String read(Path file) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new Unusable(name, 0, "is a directory, but must be a file");
    }
    // A pipe or a device could keep us waiting for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unusable(name, 0, "is not a regular file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new Unusable(name, 0, "does not exist, or is a link to nothing");
    } catch (AccessDeniedException e) {
      throw new Unusable(name, 0, "may not be read by this user");
    } catch (IOException e) {
      throw new Unusable(name, 0, "cannot be read: " + Shown.text(String.valueOf(e.getMessage())));
    }
    if (bytes.length > LARGEST) {
      throw new Unusable(name, 0, "is larger than 1 MiB, more than any configuration needs");
    }
    return decode(name, bytes);
  }

  private static String decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (decoder.decode(in, out, true).isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      String octet = String.format("%02x", bytes[in.position()]);
      throw new Unusable(name, line, "is not valid UTF-8: there is a byte 0x" + octet);
    }
    return out.flip().toString();
  }
}
