package jitsiprivacy.anonymizer.address;

/**
 * The 128 bits of an address, the most significant first. IPv4 is held as IPv4-mapped (RFC 4291,
 * 2.5.5.2): {@code ::ffff:0:0/96}. Mutable, so that the scanner allocates nothing per address.
 */
public final class IpAddress {

  private static final long MAPPED = 0xffff_0000_0000L;

  private long high;
  private long low;

  public static IpAddress v4(int bits) {
    return new IpAddress().set(0, MAPPED | Integer.toUnsignedLong(bits));
  }

  public static IpAddress v6(long high, long low) {
    return new IpAddress().set(high, low);
  }

  public IpAddress set(long high, long low) {
    this.high = high;
    this.low = low;
    return this;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /** Whether these bits are an IPv4 address, however it was written. */
  public boolean isV4() {
    return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED;
  }
}
