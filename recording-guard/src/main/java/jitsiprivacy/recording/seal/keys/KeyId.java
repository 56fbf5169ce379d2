package jitsiprivacy.recording.seal.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import jitsiprivacy.recording.seal.age.Recipient;

/**
 * Which key: a fingerprint of its public half.
 *
 * @param hex 16 bytes in lower case
 */
public record KeyId(String hex) {

  private static final int BYTES = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException when it is none
   */
  public KeyId {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a key is named by 32 digits in lower-case hexadecimal");
    }
  }

  /** The first bytes of the SHA-256 of the public key as it is written. */
  public static KeyId of(Recipient recipient) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(recipient.text().getBytes(StandardCharsets.US_ASCII));
      return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
