package jitsiprivacy.anonymizer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import jitsiprivacy.anonymizer.address.IpAddress;

/** Addresses as tests like to write and compare them; with the JDK's own reading, not ours. */
public final class Addresses {

  private Addresses() {}

  public static IpAddress address(String literal) {
    try {
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      if (bytes.length == Integer.BYTES) {
        return IpAddress.v4(ByteBuffer.wrap(bytes).getInt());
      }
      ByteBuffer both = ByteBuffer.wrap(bytes);
      return IpAddress.v6(both.getLong(), both.getLong());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Not compressed; one form for each address. */
  public static String text(IpAddress address) {
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
    try {
      return InetAddress.getByAddress(bytes.array()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same address in its one form. */
  public static String text(String literal) {
    return text(address(literal));
  }

  public static IpAddress copy(IpAddress address) {
    return IpAddress.v6(address.high(), address.low());
  }

  /** How many leading bits two addresses of one family share. */
  public static int sharedBits(IpAddress a, IpAddress b) {
    int high = Long.numberOfLeadingZeros(a.high() ^ b.high());
    int bits = high < 64 ? high : 64 + Long.numberOfLeadingZeros(a.low() ^ b.low());
    return a.isV4() ? bits - 96 : bits;
  }
}
