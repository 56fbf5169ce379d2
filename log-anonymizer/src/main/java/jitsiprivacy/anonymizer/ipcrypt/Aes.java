package jitsiprivacy.anonymizer.ipcrypt;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-128 (FIPS 197), whole blocks, each on its own. For one thread at a time. */
final class Aes {

  static final int KEY_BYTES = 16;
  static final int BLOCK_BYTES = 16;

  private final Cipher cipher;

  Aes(byte[] key, int offset) {
    try {
      this.cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, offset, KEY_BYTES, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }

  /**
   * Allocates nothing.
   *
   * @param length of the input in bytes, whole blocks
   * @param out another array than {@code in}
   */
  void blocks(byte[] in, int length, byte[] out) {
    int written;
    try {
      written = cipher.update(in, 0, length, out, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES failed", e);
    }
    // A provider that kept a block back would leave stale bytes in its place.
    if (written != length) {
      throw new IllegalStateException("AES wrote " + written + " bytes instead of " + length);
    }
  }
}
