package jitsiprivacy.audit.anchor.timestamp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What an authority is shown of the data. */
final class Imprint {

  private Imprint() {}

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
