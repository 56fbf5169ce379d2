package jitsiprivacy.anonymizer.replace;

import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * Of an address its network stays. Where IPv6 embeds the IPv4 address of a client, that is cut like
 * any other IPv4 address: in 6to4 (RFC 3056, {@code 2002:V4ADDR::/48}) it would outlive a /48, in
 * NAT64 (RFC 6052, {@code 64:ff9b::V4ADDR}) a /48 would leave nothing to correlate.
 */
public final class Truncated implements Replacement {

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int MAPPED_BITS = 96;
  private static final int SIX_TO_FOUR_BITS = 16;
  private static final long SIX_TO_FOUR = 0x2002;
  private static final long NAT64_HIGH = 0x0064_ff9b_0000_0000L;

  private final int v4Bits;
  private final int v6Bits;

  /** The usual lengths: /24 and /48. */
  public Truncated() {
    this(24, 48);
  }

  /**
   * @param v4Bits how many leading bits of IPv4 stay, 0 to 31
   * @param v6Bits how many leading bits of IPv6 stay, 0 to 127
   * @throws IllegalArgumentException when they are fewer, or all would stay
   */
  public Truncated(int v4Bits, int v6Bits) {
    this.v4Bits = within(v4Bits, V4_BITS);
    this.v6Bits = within(v6Bits, V6_BITS);
  }

  private static int within(int bits, int all) {
    if (bits < 0 || bits >= all) {
      throw new IllegalArgumentException(
          "a truncated address keeps 0 to " + (all - 1) + " bits, not " + bits);
    }
    return bits;
  }

  @Override
  public Outcome apply(IpAddress address) {
    int bits = bits(address);
    long high = bits >= Long.SIZE ? address.high() : address.high() & highest(bits);
    long low = bits <= Long.SIZE ? 0 : address.low() & highest(bits - Long.SIZE);
    address.set(high, low);
    return Outcome.REPLACED;
  }

  @Override
  public int generation() {
    return 0;
  }

  private int bits(IpAddress address) {
    boolean nat64 = address.high() == NAT64_HIGH && address.low() >>> V4_BITS == 0;
    if (address.isV4() || nat64) {
      return MAPPED_BITS + v4Bits;
    }
    boolean sixToFour = address.high() >>> (Long.SIZE - SIX_TO_FOUR_BITS) == SIX_TO_FOUR;
    return sixToFour ? Math.min(v6Bits, SIX_TO_FOUR_BITS + v4Bits) : v6Bits;
  }

  /** A mask of the highest bits, 0 to 63 of them. */
  private static long highest(int bits) {
    return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
  }
}
