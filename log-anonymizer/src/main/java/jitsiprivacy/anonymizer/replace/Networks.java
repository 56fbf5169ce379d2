package jitsiprivacy.anonymizer.replace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * A set of networks; immutable. IPv4 and IPv6 are apart: {@code ::/0} holds no IPv4 address,
 * however it was written, and an IPv4 network none of the IPv6 addresses that embed it (NAT64,
 * 6to4).
 */
public final class Networks implements Predicate<IpAddress> {

  /**
   * The machine itself, and no address: they name no client. Of 127.0.0.0/8 only 127.0.0.1: whoever
   * uses the others chose them, and can name them.
   */
  public static final Networks THIS_HOST = parse(List.of("127.0.0.1", "::1", "0.0.0.0", "::"));

  /**
   * Private ranges: RFC 1918, unique local addresses (RFC 4193), link-local addresses (RFC 3927,
   * RFC 4291). Many are clients: their browsers offer them as ICE candidates. The shared range of
   * RFC 6598 (100.64.0.0/10) is not among them: its addresses are subscribers'.
   */
  public static final Networks PRIVATE =
      parse(
          List.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "fc00::/7",
              "fe80::/10"));

  private final List<Network> networks;
  private final Ranges v4;
  private final Ranges v6;

  private Networks(List<Network> networks) {
    this.networks = networks;
    this.v4 = new Ranges(networks.stream().filter(Network::v4).toList());
    this.v6 = new Ranges(networks.stream().filter(network -> !network.v4()).toList());
  }

  /**
   * @param written in CIDR notation, or single addresses
   * @throws IllegalArgumentException that says which is none and why, in one line
   */
  public static Networks parse(Collection<String> written) {
    return new Networks(written.stream().map(Network::parse).toList());
  }

  /** The networks of both. */
  public Networks and(Networks others) {
    List<Network> all = new ArrayList<>(networks);
    all.addAll(others.networks);
    return new Networks(List.copyOf(all));
  }

  /** Whether the address is in one of them. */
  @Override
  public boolean test(IpAddress address) {
    return address.isV4()
        ? v4.hold(0, address.low() & 0xffff_ffffL)
        : v6.hold(address.high(), address.low());
  }

  /** Sorted and disjoint, so that a binary search finds the only one that may hold an address. */
  private static final class Ranges {

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    Ranges(List<Network> networks) {
      List<Network> disjoint = new ArrayList<>();
      List<Network> sorted = networks.stream().sorted(Ranges::widestFirst).toList();
      for (Network network : sorted) {
        Network before = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
        // Two networks are apart, or one holds the other.
        if (before == null
            || compare(network.firstHigh(), network.firstLow(), before.lastHigh(), before.lastLow())
                > 0) {
          disjoint.add(network);
        }
      }
      this.firstHigh = disjoint.stream().mapToLong(Network::firstHigh).toArray();
      this.firstLow = disjoint.stream().mapToLong(Network::firstLow).toArray();
      this.lastHigh = disjoint.stream().mapToLong(Network::lastHigh).toArray();
      this.lastLow = disjoint.stream().mapToLong(Network::lastLow).toArray();
    }

    boolean hold(long high, long low) {
      int from = 0;
      int to = firstHigh.length;
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (compare(high, low, firstHigh[middle], firstLow[middle]) < 0) {
          to = middle;
        } else if (compare(high, low, lastHigh[middle], lastLow[middle]) > 0) {
          from = middle + 1;
        } else {
          return true;
        }
      }
      return false;
    }

    private static int widestFirst(Network a, Network b) {
      int first = compare(a.firstHigh(), a.firstLow(), b.firstHigh(), b.firstLow());
      return first != 0 ? first : compare(b.lastHigh(), b.lastLow(), a.lastHigh(), a.lastLow());
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
      int upper = Long.compareUnsigned(high, otherHigh);
      return upper != 0 ? upper : Long.compareUnsigned(low, otherLow);
    }
  }
}
