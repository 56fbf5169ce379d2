package jitsiprivacy.anonymizer.ipcrypt;

import java.util.Arrays;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * ipcrypt-pfx: addresses that share their first n bits share the first n bits of what they become.
 * IPv4 stays IPv4. A permutation of the IPv4 addresses, and but for a chance of 2^-96 (IPv6 that
 * becomes IPv4-mapped) of the IPv6 addresses. For any number of threads.
 */
public final class PrefixPreserving {

  public static final int KEY_BYTES = 2 * Aes.KEY_BYTES;

  private final Lender<PrefixBits> lender;

  /**
   * @throws IllegalArgumentException unless the key is 32 bytes with two halves that differ: with
   *     equal ones every address would become itself
   */
  public PrefixPreserving(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(key.length + " bytes instead of " + KEY_BYTES);
    }
    int half = Aes.KEY_BYTES;
    if (Arrays.equals(key, 0, half, key, half, KEY_BYTES)) {
      throw new IllegalArgumentException("its two halves are the same");
    }
    byte[] own = key.clone();
    this.lender = new Lender<>(() -> new PrefixBits(own));
  }

  /** Encrypts in place. */
  public void encrypt(IpAddress address) {
    PrefixBits bits = lender.take();
    bits.encrypt(address);
    lender.giveBack(bits);
  }

  /** Decrypts in place. */
  public void decrypt(IpAddress address) {
    PrefixBits bits = lender.take();
    bits.decrypt(address);
    lender.giveBack(bits);
  }
}
