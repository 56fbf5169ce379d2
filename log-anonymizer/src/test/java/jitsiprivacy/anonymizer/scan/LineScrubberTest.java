package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineScrubberTest {

  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final LineScrubber scrubber = new LineScrubber(new Mirrored(), ALL);

  /** Answers always the same; throws when there is nothing to answer. */
  private record Always(Outcome outcome) implements Replacement {
    @Override
    public Outcome apply(IpAddress address) {
      if (outcome == null) {
        throw new IllegalStateException("no key");
      }
      return outcome;
    }

    @Override
    public int generation() {
      return 0;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:5, 154.90.88.91:5",
    "[::ffff:192.0.2.1]:5, [::ffff:154.90.88.91]:5",
    "::FFFF:c000:201, ::ffff:154.90.88.91",
    "%3A%3Affff%3A192.0.2.1, %3A%3Affff%3A154.90.88.91",
    "1.2.0.192.in-addr.arpa, 91.88.90.154.in-addr.arpa",
    "2001:DB8:0:0:0:0:0:1, 2100:cb9:101:101::76",
    "2001%3adb8%3a%3a1, 2100%3acb9%3a101%3a101%3a%3a76",
    "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa,"
        + " 6.7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.1.0.1.0.1.0.9.b.c.0.0.0.1.2.ip6.arpa",
    "0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa, [ipv6].ip6.arpa",
  })
  void anAddressIsWrittenInTheFormItWasFoundIn(String before, String after) {
    assertThat(scrubber.scrub(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:5, [ipv4]:5",
    "[::ffff:192.0.2.1]:5, [[ipv4]]:5",
    "[2001:db8::1]:5, [[ipv6]]:5",
    "%5B2001%3Adb8%3A%3A1%5D, %5B[ipv6]%5D",
    "1.2.0.192.in-addr.arpa, [ipv4].in-addr.arpa",
    "0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa, [ipv6].ip6.arpa",
  })
  void aRedactedAddressIsATokenOfItsFamily(String before, String after) {
    LineScrubber redacting = new LineScrubber(new Always(Replacement.Outcome.REDACTED), ALL);
    assertThat(redacting.scrub(before)).isEqualTo(after);
    assertThat(redacting.scrub(after)).isEqualTo(after);
  }

  @Test
  void whatIsKeptIsCounted() {
    LineScrubber keeping = new LineScrubber(new Always(Replacement.Outcome.KEPT), ALL);
    String line = "::FFFF:192.0.2.1 2001:DB8::1 192.0.2.1";
    assertThat(keeping.scrub(line)).isSameAs(line);
    assertThat(keeping.counts().kept()).isEqualTo(3);
    assertThat(keeping.counts().total()).isZero();
  }

  @Test
  void afterAFaultTheNextLineIsAsGoodAsAny() {
    LineScrubber faulty = new LineScrubber(new Always(null), ALL);
    assertThatThrownBy(() -> faulty.scrub("pwd='x' rtmp://192.0.2.1/a/b"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(faulty.scrub("pwd='x' ok")).isEqualTo("pwd='[ice-pwd]' ok");
    assertThatThrownBy(() -> faulty.scrub("192.0.2.1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPartOfAnArrayIsAWholeText() {
    byte[] in = "v192.0.2.19".getBytes(StandardCharsets.ISO_8859_1);
    int length = scrubber.scrub(in, 1, in.length - 1);
    assertThat(new String(scrubber.result(), 0, length, StandardCharsets.ISO_8859_1))
        .isEqualTo("154.90.88.91");
  }

  @Test
  void severalLinesKeepTheirEnds() {
    assertThat(scrubber.scrub("a pwd=x\r\n\tat 192.0.2.1\r\n\n"))
        .isEqualTo("a pwd=[ice-pwd]\r\n\tat 154.90.88.91\r\n\n");
  }

  @Test
  void aSecretEndsWithItsLine() {
    assertThat(scrubber.scrub("pwd='abc\nnext 'line'")).isEqualTo("pwd='[ice-pwd]\nnext 'line'");
  }

  @Test
  void lettersBeyondAsciiStay() {
    assertThat(scrubber.scrub("é€😀 192.0.2.1 é€😀")).isEqualTo("é€😀 154.90.88.91 é€😀");
  }
}
