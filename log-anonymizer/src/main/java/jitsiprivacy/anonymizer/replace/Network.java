package jitsiprivacy.anonymizer.replace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291 2.3), or a single address. IPv4-mapped networks
 * are IPv4 networks.
 *
 * @param v4 its family; the first and the last address of IPv4 are 32 bits in {@code low}
 */
record Network(boolean v4, long firstHigh, long firstLow, long lastHigh, long lastLow) {

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int MAPPED_BITS = 96;
  private static final int SHOWN = 60;
  private static final String OCTET = "(?:0|[1-9][0-9]{0,2})";
  private static final String DOTTED = OCTET + "(?:\\." + OCTET + "){3}";
  private static final Pattern V4 = Pattern.compile(DOTTED);
  // Narrower than what the JDK reads: no zone, no name, no group or octet in an ambiguous form.
  private static final Pattern V6 =
      Pattern.compile(
          "(?=[0-9a-fA-F]*:)(?:[0-9a-fA-F]{0,4}:){1,8}(?:[0-9a-fA-F]{0,4}|" + DOTTED + ")");
  private static final Pattern WRITTEN = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");

  /**
   * @throws IllegalArgumentException that says what is wrong with it, in one line
   */
  static Network parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw wrong(written, "after the slash, the length of the prefix is expected");
    }
    byte[] address = address(matcher.group(1));
    if (address == null) {
      throw wrong(written, "not an IP address");
    }
    boolean v4 = address.length == Integer.BYTES;
    int most = v4 ? V4_BITS : V6_BITS;
    int length = most;
    if (matcher.group(2) != null) {
      boolean mapped = v4 && matcher.group(1).indexOf(':') >= 0;
      length = Integer.parseInt(matcher.group(2)) - (mapped ? MAPPED_BITS : 0);
      if (length < 0 || length > most) {
        throw wrong(
            written,
            mapped
                ? "the prefix of an IPv4-mapped network is 96 to 128 bits long"
                : "the prefix of an IPv"
                    + (v4 ? "4" : "6")
                    + " network is at most "
                    + most
                    + " bits long");
      }
    }
    return of(written, v4, ByteBuffer.allocate(16).put(16 - address.length, address), length);
  }

  private static Network of(String written, boolean v4, ByteBuffer address, int length) {
    int unset = (v4 ? V4_BITS : V6_BITS) - length;
    long hostHigh = unset <= 64 ? 0 : lowest(unset - 64);
    long hostLow = lowest(Math.min(unset, 64));
    long high = address.getLong(0);
    long low = address.getLong(Long.BYTES);
    // Whoever writes 10.1.2.3/8 may have meant the one address.
    if ((high & hostHigh) != 0 || (low & hostLow) != 0) {
      throw wrong(written, "it has bits set beyond its prefix");
    }
    return new Network(v4, high, low, high | hostHigh, low | hostLow);
  }

  private static long lowest(int bits) {
    return bits == 64 ? -1 : (1L << bits) - 1;
  }

  private static byte[] address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return null;
    }
    try {
      // A literal by now, or wrong: no name is looked up.
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static IllegalArgumentException wrong(String written, String why) {
    String shown = written.length() <= SHOWN ? written : written.substring(0, SHOWN) + "…";
    return new IllegalArgumentException(
        "\""
            + shown.replaceAll("\\p{C}", "?")
            + "\" is not a network such as 203.0.113.0/24 or 2001:db8::/32: "
            + why);
  }
}
