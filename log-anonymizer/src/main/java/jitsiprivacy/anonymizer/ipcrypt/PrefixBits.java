package jitsiprivacy.anonymizer.ipcrypt;

import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * The pseudorandom bits of ipcrypt-pfx: one for each bit of an address, from the bits before it, as
 * the lowest bit of {@code AES(K1, p) ^ AES(K2, p)} with {@code p} the padded prefix. For one
 * thread at a time.
 */
final class PrefixBits {

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int LAST_BYTE = Aes.BLOCK_BYTES - 1;

  private final Aes first;
  private final Aes second;
  private final byte[] prefixes = new byte[V6_BITS * Aes.BLOCK_BYTES];
  private final byte[] firstOut = new byte[prefixes.length];
  private final byte[] secondOut = new byte[prefixes.length];

  PrefixBits(byte[] key) {
    this.first = new Aes(key, 0);
    this.second = new Aes(key, Aes.KEY_BYTES);
  }

  /** All prefixes are known beforehand, so each key has all its blocks in one go. */
  void encrypt(IpAddress address) {
    int bits = bits(address);
    long high = emptyHigh(address);
    long low = emptyLow(address);
    for (int i = 0; i < bits; i++) {
      Block.put(prefixes, i * Aes.BLOCK_BYTES, high, low);
      high = high << 1 | low >>> 63;
      low = low << 1 | bit(address, bits - 1 - i);
    }
    pseudorandom(bits);
    long maskHigh = 0;
    long maskLow = 0;
    for (int i = 0; i < bits; i++) {
      maskHigh = maskHigh << 1 | maskLow >>> 63;
      maskLow = maskLow << 1 | pseudorandomBit(i);
    }
    address.set(address.high() ^ maskHigh, address.low() ^ maskLow);
  }

  /** Each prefix is known only when the bits before it are decrypted. */
  void decrypt(IpAddress address) {
    int bits = bits(address);
    long high = emptyHigh(address);
    long low = emptyLow(address);
    for (int i = 0; i < bits; i++) {
      Block.put(prefixes, 0, high, low);
      pseudorandom(1);
      high = high << 1 | low >>> 63;
      low = low << 1 | (bit(address, bits - 1 - i) ^ pseudorandomBit(0));
    }
    // The padding's mark is shifted out by now; what is left of IPv4 says that it is mapped.
    address.set(high, low);
  }

  private static int bits(IpAddress address) {
    return address.isV4() ? V4_BITS : V6_BITS;
  }

  /** The padded prefix that comes first: {@code 1} for IPv6, {@code 1 || ::ffff} for IPv4. */
  private static long emptyHigh(IpAddress address) {
    return address.isV4() ? 1L << 32 : 0;
  }

  private static long emptyLow(IpAddress address) {
    return address.isV4() ? 0xffff : 1;
  }

  private static long bit(IpAddress address, int position) {
    return (position < 64 ? address.low() >>> position : address.high() >>> (position - 64)) & 1;
  }

  private void pseudorandom(int blocks) {
    first.blocks(prefixes, blocks * Aes.BLOCK_BYTES, firstOut);
    second.blocks(prefixes, blocks * Aes.BLOCK_BYTES, secondOut);
  }

  private long pseudorandomBit(int block) {
    int last = block * Aes.BLOCK_BYTES + LAST_BYTE;
    return (firstOut[last] ^ secondOut[last]) & 1;
  }
}
