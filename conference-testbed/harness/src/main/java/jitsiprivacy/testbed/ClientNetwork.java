package jitsiprivacy.testbed;

import java.util.List;

/**
 * The addresses of a participant's machine, as its browser finds them. Its own and nobody else's,
 * of ranges that no client has (RFC 2544, RFC 3849).
 *
 * @param host of its interface
 * @param hostV6 of its interface
 * @param reflexive what a STUN server saw
 */
record ClientNetwork(String host, String hostV6, String reflexive) {

  static ClientNetwork of(String endpointId) {
    int id = Integer.parseUnsignedInt(endpointId, 16);
    String low = (id >>> 8 & 0xff) + "." + (id & 0xff);
    return new ClientNetwork(
        "198.18." + low,
        "2001:db8:%x:%x::7".formatted((id >>> 16) | 0x8000, (id & 0xffff) | 0x8000),
        "198.19." + low);
  }

  List<String> all() {
    return List.of(host, hostV6, reflexive);
  }
}
