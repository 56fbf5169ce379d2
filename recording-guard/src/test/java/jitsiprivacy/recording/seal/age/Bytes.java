package jitsiprivacy.recording.seal.age;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Random;

/** Sealing and opening in memory. */
final class Bytes {

  static final PayloadCipher CIPHER = PayloadCipher.fastest();

  private Bytes() {}

  /** The same each time. */
  static byte[] plain(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static byte[] seal(PayloadCipher cipher, byte[] plain, Recipient... to) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    new Sealer(cipher, 2)
        .seal(
            Channels.newChannel(new ByteArrayInputStream(plain)),
            Channels.newChannel(sealed),
            List.of(to));
    return sealed.toByteArray();
  }

  static byte[] open(PayloadCipher cipher, byte[] sealed, Identity... with) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    open(cipher, sealed, plain, with);
    return plain.toByteArray();
  }

  /**
   * @param plain has what left, even if not all could be opened
   */
  static void open(
      PayloadCipher cipher, byte[] sealed, ByteArrayOutputStream plain, Identity... with)
      throws IOException {
    new Opener(cipher, 2)
        .open(
            Channels.newChannel(new ByteArrayInputStream(sealed)),
            Channels.newChannel(plain),
            List.of(with));
  }
}
