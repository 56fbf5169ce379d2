package jitsiprivacy.anonymizer.address;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One address as a whole text: what an operator writes, and what is shown to one. */
public final class AddressText {

  private AddressText() {}

  /** Reads IPv4 as a dotted quad, or IPv6 in any form; no zone, port or brackets. */
  public static Optional<IpAddress> read(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    long quad = Ipv4Text.read(in, 0, in.length);
    if (quad != Ipv4Text.NONE && Ipv4Text.end(quad) == in.length) {
      return Optional.of(IpAddress.v4(Ipv4Text.bits(quad)));
    }
    Ipv6Reader reader = new Ipv6Reader();
    if (in.length > 0 && reader.read(in, 0, in.length) && reader.end() == in.length) {
      return Optional.of(IpAddress.v6(reader.high(), reader.low()));
    }
    return Optional.empty();
  }

  /** Canonical: a dotted quad for IPv4, RFC 5952 for IPv6. */
  public static String write(IpAddress address) {
    byte[] out = new byte[Ipv6Text.LONGEST];
    int end =
        address.isV4()
            ? Ipv4Text.write((int) address.low(), out, 0)
            : Ipv6Text.write(address.high(), address.low(), out, 0);
    return new String(out, 0, end, StandardCharsets.ISO_8859_1);
  }
}
