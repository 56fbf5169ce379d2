package jitsiprivacy.recording.grant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a focus's plugin. In text it is {@code ed25519:} and the 32 bytes of RFC 8032
 * in base64.
 */
public final class FocusKey {

  static final String ALGORITHM = "Ed25519";

  private static final String PREFIX = "ed25519:";
  private static final int BYTES = 32;

  /** What X.509 puts before them (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;
  private final String text;

  private FocusKey(PublicKey key, String text) {
    this.key = key;
    this.text = text;
  }

  static FocusKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, X509.length, encoded.length);
    return new FocusKey(key, PREFIX + Base64.getEncoder().encodeToString(raw));
  }

  /**
   * @throws IllegalArgumentException when it is none; says what one looks like
   */
  public static FocusKey parse(String text) {
    if (text.startsWith(PREFIX)) {
      try {
        byte[] raw = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (raw.length == BYTES) {
          byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
          System.arraycopy(raw, 0, encoded, X509.length, BYTES);
          FocusKey key =
              of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
          if (key.text.equals(text)) {
            return key;
          }
        }
      } catch (IllegalArgumentException | GeneralSecurityException e) {
        // Told below.
      }
    }
    throw new IllegalArgumentException(
        "not the public key of a focus: ed25519: and 44 characters of base64 are expected");
  }

  boolean signed(SignedText text) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(text.statement().getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(text.signature()));
    } catch (GeneralSecurityException e) {
      return false; // Not even a signature.
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FocusKey focus && text.equals(focus.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
