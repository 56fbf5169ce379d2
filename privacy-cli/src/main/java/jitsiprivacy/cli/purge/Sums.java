package jitsiprivacy.cli.purge;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of what flows through a stream. */
final class Sums {

  private final MessageDigest digest;

  Sums() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  InputStream of(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  OutputStream of(OutputStream out) {
    return new DigestOutputStream(out, digest);
  }

  /** Once only. */
  boolean isEqualTo(Sums other) {
    return MessageDigest.isEqual(digest.digest(), other.digest.digest());
  }
}
