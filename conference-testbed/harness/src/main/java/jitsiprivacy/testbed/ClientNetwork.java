package jitsiprivacy.testbed;

import java.util.List;

/**
 * The addresses of a participant's machine, as its browser finds them. Its own and nobody else's,
 * and but for the first of ranges that no client has (RFC 2544, RFC 3849).
 *
 * @param own on this machine's loopback interface, where packets come from if there are any
 * @param host of its interface
 * @param hostV6 of its interface
 * @param reflexive what a STUN server saw
 * @param relay what a TURN server lent
 */
record ClientNetwork(String own, String host, String hostV6, String reflexive, String relay) {

  static ClientNetwork of(String endpointId) {
    int id = Integer.parseUnsignedInt(endpointId, 16);
    String high = (id >>> 24) + "." + (id >>> 16 & 0xff);
    String low = (id >>> 8 & 0xff) + "." + (id & 0xff);
    return new ClientNetwork(
        // Never 127.0.0.1, which is everybody's.
        "127." + (1 + (id >>> 16 & 0x7f)) + "." + low,
        "198.18." + low,
        "2001:db8:%x:%x::7".formatted((id >>> 16) | 0x8000, (id & 0xffff) | 0x8000),
        "198.19." + low,
        "198.19." + high);
  }

  /** Those that are signalled, whether there are packets or not. */
  List<String> signalled() {
    return List.of(host, hostV6, reflexive, relay);
  }
}
