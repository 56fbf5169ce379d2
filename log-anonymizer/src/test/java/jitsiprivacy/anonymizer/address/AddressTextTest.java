package jitsiprivacy.anonymizer.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

  /** RFC 5952, 4 and 5; the last ones are IPv4-mapped. */
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8::0:1, 2001:db8::1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:DB8::ABCD, 2001:db8::abcd",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
  })
  void writesTheCanonicalForm(String text, String canonical) {
    assertThat(AddressText.read(text)).map(AddressText::write).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4.5",
        "1.2.3.4 ",
        ":",
        ":::",
        "1::2::3",
        "::1%1",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "[::1]",
        "::1:",
        "1:2:3:4:5:6:7:8::",
        "g::",
        "::1.2.3",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4"
      })
  void readsNothingElse(String text) {
    assertThat(AddressText.read(text)).isEmpty();
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll long high, @ForAll long low) {
    String text = AddressText.write(IpAddress.v6(high, low));
    assertThat(AddressText.read(text))
        .hasValueSatisfying(
            address -> {
              assertThat(address.high()).isEqualTo(high);
              assertThat(address.low()).isEqualTo(low);
            });
  }

  @Property
  void javaReadsTheSame(@ForAll long high, @ForAll long low, @ForAll int zeros)
      throws UnknownHostException {
    long[] halves = {high, low};
    for (int group = 0; group < 8; group++) {
      if ((zeros >>> group & 1) == 1) {
        halves[group / 4] &= ~(0xffffL << (16 * (group % 4)));
      }
    }
    // Java makes IPv4 of it.
    Assume.that(!IpAddress.v6(halves[0], halves[1]).isV4());
    byte[] bytes = ByteBuffer.allocate(16).putLong(halves[0]).putLong(halves[1]).array();
    InetAddress java = Inet6Address.getByAddress(null, bytes, -1);
    IpAddress ours = AddressText.read(java.getHostAddress()).orElseThrow();
    assertThat(ours.high()).isEqualTo(halves[0]);
    assertThat(ours.low()).isEqualTo(halves[1]);
    assertThat(InetAddress.getByName(AddressText.write(ours)).getAddress()).isEqualTo(bytes);
  }

  @Property
  void javaWritesTheSameIpv4(@ForAll int bits) throws UnknownHostException {
    String text = AddressText.write(IpAddress.v4(bits));
    assertThat(text)
        .isEqualTo(
            InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(bits).array()).getHostAddress());
    assertThat(AddressText.read(text)).map(IpAddress::low).contains(IpAddress.v4(bits).low());
  }
}
