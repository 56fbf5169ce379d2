package jitsiprivacy.anonymizer.replace;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.sharedBits;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.anonymizer.address.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  record Cidr(IpAddress first, int bits) {

    static Cidr v4(int address, int bits) {
      int mask = bits == 0 ? 0 : -1 << (32 - bits);
      return new Cidr(IpAddress.v4(address & mask), bits);
    }

    static Cidr v6(long high, long low, int bits) {
      long maskHigh = bits == 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
      long maskLow = bits <= 64 ? 0 : -1L << (128 - bits);
      return new Cidr(IpAddress.v6(high & maskHigh, low & maskLow), bits);
    }

    String written() {
      return text(first) + "/" + bits;
    }

    boolean holds(IpAddress address) {
      return first.isV4() == address.isV4() && sharedBits(first, address) >= bits;
    }
  }

  @Property
  void holdsWhatSharesThePrefixOfOne(
      @ForAll @Size(max = 8) List<Integer> starts,
      @ForAll @Size(min = 8, max = 8) List<@IntRange(max = 32) Integer> lengths,
      @ForAll @Size(8) List<Integer> asked) {
    List<Cidr> networks = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      networks.add(Cidr.v4(starts.get(i), lengths.get(i)));
    }
    Networks parsed = Networks.parse(networks.stream().map(Cidr::written).toList());
    List<IpAddress> addresses = new ArrayList<>();
    for (int bits : asked) {
      addresses.add(IpAddress.v4(bits));
    }
    for (int i = 0; i < starts.size(); i++) { // In it, and just beside it.
      addresses.add(IpAddress.v4(starts.get(i)));
      addresses.add(IpAddress.v4((int) networks.get(i).first().low() - 1));
      addresses.add(
          IpAddress.v4(starts.get(i) ^ Integer.MIN_VALUE >>> Math.max(0, lengths.get(i) - 1)));
    }
    for (IpAddress address : addresses) {
      assertThat(parsed.test(address))
          .as("%s in %s", text(address), networks)
          .isEqualTo(networks.stream().anyMatch(network -> network.holds(address)));
    }
  }

  @Property
  void holdsWhatSharesThePrefixOfOneOfIpv6(
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 128) int bits,
      @ForAll @IntRange(max = 128) int otherBits) {
    List<Cidr> networks = List.of(Cidr.v6(high, low, bits), Cidr.v6(~high, low, otherBits));
    Networks parsed = Networks.parse(networks.stream().map(Cidr::written).toList());
    for (int flipped = 0; flipped < 128; flipped++) {
      IpAddress address =
          IpAddress.v6(
              flipped < 64 ? high ^ Long.MIN_VALUE >>> flipped : high,
              flipped < 64 ? low : low ^ Long.MIN_VALUE >>> (flipped - 64));
      assertThat(parsed.test(address))
          .isEqualTo(networks.stream().anyMatch(network -> network.holds(address)));
    }
  }

  @Property
  void whateverIsWrittenIsANetworkOrRefusedInOneLine(@ForAll @StringLength(max = 100) String any) {
    refusedInOneLine(any);
  }

  @Property
  void whateverLooksLikeOneIsANetworkOrRefusedInOneLine(
      @ForAll @CharRange(from = '.', to = ':') @StringLength(max = 24) String nearly) {
    refusedInOneLine(nearly);
  }

  private static void refusedInOneLine(String written) {
    Throwable thrown = catchThrowable(() -> Networks.parse(List.of(written)));
    if (thrown != null) {
      assertThat(thrown)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not a network such as 203.0.113.0/24 or 2001:db8::/32: ");
      assertThat(thrown.getMessage().codePoints().noneMatch(Character::isISOControl)).isTrue();
      assertThat(thrown.getMessage()).hasSizeLessThan(250);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "/8",
        "10.0.0.0/",
        "10/8",
        "10.0.0/8",
        "10.0.0.0.0/8",
        "010.0.0.0/8",
        "256.0.0.0/8",
        "0x0a000000",
        "167772160",
        "10.0.0.0 /8",
        "10.0.0.0/8 ",
        "localhost",
        "example.org/24",
        "a.b",
        "dead:beef",
        ":",
        ":::",
        ".:1",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::00001",
        "::ffff:010.0.0.1",
        "fe80::1%eth0",
        "fe80::1%1",
        "[::1]",
        "[::1]/128",
        "2001:db8::/32/",
        "::g",
        "１０.0.0.0/8",
        "10.0.0.0/٨"
      })
  void isNoAddress(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.parse(List.of("192.0.2.1", written)))
        .withMessageContaining("\"" + written + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/33 | the prefix of an IPv4 network is at most 32 bits long",
        "2001:db8::/129 | the prefix of an IPv6 network is at most 128 bits long",
        "::ffff:10.0.0.0/95 | the prefix of an IPv4-mapped network is 96 to 128 bits long",
        "10.0.0.0/08 | after the slash, the length of the prefix is expected",
        "10.0.0.0/-1 | after the slash, the length of the prefix is expected",
        "10.0.0.0/255.0.0.0 | after the slash, the length of the prefix is expected",
        "10.0.0.0/99999999999 | after the slash, the length of the prefix is expected",
        "10.1.2.3/8 | it has bits set beyond its prefix",
        "2001:db8::1/64 | it has bits set beyond its prefix",
        "some.host/24 | not an IP address"
      })
  void saysWhatIsWrong(String written, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.parse(List.of(written)))
        .withMessage(
            "\"%s\" is not a network such as 203.0.113.0/24 or 2001:db8::/32: %s", written, why);
  }

  @Test
  void aLongOrHostileOneIsShownShortAndHarmless() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.parse(List.of("1\n\u001b[31m\u202e" + "9".repeat(1_000_000))))
        .withMessageStartingWith("\"1??[31m?999")
        .withMessageContaining("9…\" is not a network");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, ::ffff:10.255.0.1, true",
    "::ffff:10.0.0.0/104, 10.255.0.1, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ffff::1, true",
    "::/0, 10.0.0.1, false",
    "::/64, 10.0.0.1, false",
    "10.0.0.0/8, 64:ff9b::10.0.0.1, false",
    "10.0.0.0/8, ::10.0.0.1, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:DB8::/32, 2001:db8:ffff::, true",
    "2001:0db8:0000:0000:0000:0000:0000:0000/32, 2001:db9::, false"
  })
  void families(String network, String asked, boolean in) {
    assertThat(Networks.parse(List.of(network)).test(address(asked))).isEqualTo(in);
  }

  @Test
  void thisHostIsNoClient() {
    for (String one : List.of("127.0.0.1", "::1", "0.0.0.0", "::")) {
      assertThat(Networks.THIS_HOST.test(address(one))).isTrue();
    }
    for (String other :
        List.of("127.0.0.2", "::2", "0.0.0.1", "224.0.0.251", "ff02::fb", "10.0.0.1")) {
      assertThat(Networks.THIS_HOST.test(address(other))).isFalse();
    }
  }

  @Test
  void privateRanges() {
    for (String in :
        List.of("10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.1.1", "fd00::1", "febf::1")) {
      assertThat(Networks.PRIVATE.test(address(in))).as(in).isTrue();
    }
    for (String out :
        List.of("11.0.0.0", "172.32.0.0", "192.169.0.0", "100.64.0.1", "fec0::1", "fe00::1")) {
      assertThat(Networks.PRIVATE.test(address(out))).as(out).isFalse();
    }
  }

  @Test
  void both() {
    Networks both = Networks.THIS_HOST.and(Networks.parse(List.of("203.0.113.0/24")));
    assertThat(both.test(address("127.0.0.1"))).isTrue();
    assertThat(both.test(address("203.0.113.9"))).isTrue();
    assertThat(both.test(address("203.0.114.9"))).isFalse();
  }
}
