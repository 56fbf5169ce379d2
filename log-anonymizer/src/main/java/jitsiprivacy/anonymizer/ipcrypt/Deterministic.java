package jitsiprivacy.anonymizer.ipcrypt;

import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * ipcrypt-deterministic: the 128 bits of an address as one AES-128 block. No network can be told
 * from another, and IPv4 becomes IPv6. For one thread at a time.
 */
public final class Deterministic {

  public static final int KEY_BYTES = Aes.KEY_BYTES;

  private final Aes encrypting;
  private final Aes decrypting;
  private final byte[] in = new byte[Aes.BLOCK_BYTES];
  private final byte[] out = new byte[Aes.BLOCK_BYTES];

  /**
   * @throws IllegalArgumentException unless the key is 16 bytes
   */
  public Deterministic(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(key.length + " bytes instead of " + KEY_BYTES);
    }
    this.encrypting = Aes.encrypting(key, 0);
    this.decrypting = Aes.decrypting(key, 0);
  }

  /** Encrypts in place. */
  public void encrypt(IpAddress address) {
    apply(encrypting, address);
  }

  /** Decrypts in place. */
  public void decrypt(IpAddress address) {
    apply(decrypting, address);
  }

  private void apply(Aes aes, IpAddress address) {
    Block.put(in, 0, address.high(), address.low());
    aes.blocks(in, in.length, out);
    address.set(Block.high(out), Block.low(out));
  }
}
