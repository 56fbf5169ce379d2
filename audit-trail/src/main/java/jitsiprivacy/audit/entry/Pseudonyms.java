package jitsiprivacy.audit.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms: the first 16 bytes of HMAC-SHA-256 (RFC 2104) over what is named, a byte of 0,
 * and its name. Who has not got the key can neither tell whose one is nor make one to look for; who
 * destroys the key has made them anonymous. For any number of threads.
 */
public final class Pseudonyms {

  /** Of the key, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key of pseudonyms is " + KEY_BYTES + " bytes long");
    }
    this.key = new SecretKeySpec(key, HMAC);
  }

  /**
   * Of a room.
   *
   * @param name in the one form the caller gives rooms
   */
  public Pseudonym room(String name) {
    return make("room", new byte[0], name);
  }

  /**
   * Of a person that everybody with the key who knows the name can look for, for as long as there
   * is the key.
   *
   * @param name in the one form the caller gives persons
   */
  public Pseudonym subject(String name) {
    return make("subject", new byte[0], name);
  }

  /**
   * Of a person whose link to the log can be cut alone, by erasing the salt.
   *
   * @param salt 16 bytes or more, random, kept by the caller where it can be erased
   */
  public Pseudonym subject(String name, byte[] salt) {
    if (salt.length < BYTES) {
      throw new IllegalArgumentException("a salt has at least " + BYTES + " bytes");
    }
    return make("salted-subject", salt, name);
  }

  private Pseudonym make(String domain, byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(domain.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      if (salt.length > 0) {
        // With its length, so that no salt and name run into those of another.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(salt.length).array());
        mac.update(salt);
      }
      byte[] all = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return new Pseudonym(HexFormat.of().formatHex(all, 0, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
