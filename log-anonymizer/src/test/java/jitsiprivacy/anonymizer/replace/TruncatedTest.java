package jitsiprivacy.anonymizer.replace;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.copy;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement.Outcome;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0",
    "::ffff:203.0.113.77, 203.0.113.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "64:ff9b::203.0.113.77, 64:ff9b::203.0.113.0", // NAT64: as IPv4.
    "64:ff9b:1:2:3::1, 64:ff9b:1::", // NAT64 of a network's own (RFC 8215).
    "2002:cb00:714d:1::1, 2002:cb00:7100::", // 6to4: 203.0.113.77 is in the first 48 bits.
    "::203.0.113.77, ::"
  })
  void toItsNetwork(String before, String after) {
    IpAddress address = address(before);
    assertThat(new Truncated().apply(address)).isEqualTo(Outcome.REPLACED);
    assertThat(text(address)).isEqualTo(text(after));
  }

  @Test
  void sixToFourIsNeverCutToMoreThanAsked() {
    IpAddress address = address("2002:cb00:714d:1::1");
    new Truncated(24, 32).apply(address);
    assertThat(text(address)).isEqualTo(text("2002:cb00::"));
  }

  @Property
  void theRestIsZero(
      @ForAll int v4,
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 31) int v4Bits,
      @ForAll @IntRange(max = 127) int v6Bits) {
    Truncated truncated = new Truncated(v4Bits, v6Bits);
    for (IpAddress before : new IpAddress[] {IpAddress.v4(v4), IpAddress.v6(high, low)}) {
      IpAddress after = copy(before);
      truncated.apply(after);
      assertThat(after.isV4()).isEqualTo(before.isV4());
      int bits = before.isV4() ? 96 + v4Bits : v6Bits;
      BigInteger erased = BigInteger.ONE.shiftLeft(128 - bits).subtract(BigInteger.ONE);
      assertThat(number(after)).isEqualTo(number(before).andNot(erased));
    }
  }

  private static BigInteger number(IpAddress address) {
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
    return new BigInteger(1, bytes.array());
  }

  @ParameterizedTest
  @CsvSource({"-1, 48", "32, 48", "24, -1", "24, 128"})
  void refusesToEraseNothing(int v4Bits, int v6Bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Truncated(v4Bits, v6Bits))
        .withMessageMatching("a truncated address keeps 0 to (31|127) bits, not .*");
  }

  @Test
  void redactedAndKept() {
    Replacement kept = new KeptNetworks(Networks.THIS_HOST, new Redacted());
    IpAddress own = address("127.0.0.1");
    IpAddress other = address("203.0.113.77");
    assertThat(kept.apply(own)).isEqualTo(Outcome.KEPT);
    assertThat(kept.apply(other)).isEqualTo(Outcome.REDACTED);
    assertThat(text(own)).isEqualTo("127.0.0.1");
    assertThat(kept.generation()).isEqualTo(new Redacted().generation());
  }
}
