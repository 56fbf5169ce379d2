package jitsiprivacy.recording.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

  @ParameterizedTest
  @CsvSource({
    "rtmp://live.example/app/key, live.example",
    "RTMPS://Live.Example:443/app/key, live.example",
    "rtmp://live.example, live.example",
    "rtmp://live.example./app, live.example",
    "rtmp://live.example?key=1@other.example, live.example",
    "rtmp://live.example/app@other.example/key, live.example",
    "wss://xn--bcher-kva.example:8443/record, xn--bcher-kva.example",
    "ws://192.0.2.7:8080/, 192.0.2.7",
    "rtmp://[2001:DB8::1]:1935/app, [2001:db8:0:0:0:0:0:1]",
    "rtmp://[::ffff:192.0.2.7]/app, 192.0.2.7",
  })
  void theHostOfAUrl(String url, String host) {
    assertThat(Destination.ofUrl(url)).isEqualTo(new Destination.Host(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abcd-efgh-ijkl",
        "rtmp:/live.example/app",
        "rtmp:///app",
        "http://live.example/",
        "concat:rtmp://live.example/",
        "file:///etc/passwd",
        "rtmp://live.example:80@other.example/app", // One library goes to the former.
        "rtmp://user@live.example/app",
        "rtmp://live.example\\@other.example/app",
        "rtmp://live.example /app socks=other.example:1080", // Blanks are options to librtmp.
        "rtmp://live.example/app live=1",
        "rtmp://live.example\t/app",
        "rtmp://live.example\n.other.example/app",
        "rtmp://live.example%2fother.example/app",
        "rtmp://bücher.example/app",
        "rtmp://live。example/app",
        "rtmp://live..example/app",
        "rtmp://.live.example/app",
        "rtmp://live.example../app",
        "rtmp://live.example:port/app",
        "rtmp://live.example:123456/app",
        "rtmp://127.1/app", // All of them are 127.0.0.1 to a resolver.
        "rtmp://2130706433/app",
        "rtmp://0x7f.0.0.1/app",
        "rtmp://0177.0.0.1/app",
        "rtmp://127.0.0.01/app",
        "rtmp://256.0.0.1/app",
        "rtmp://[fe80::1%25eth0]/app",
        "rtmp://[::1/app",
        "rtmp://[::1]other.example/app",
        "rtmp://[live.example]/app",
        "rtmp://[1:2]/app",
      })
  void whatTwoProgramsCouldReadDifferentlyIsUnreadable(String url) {
    assertThat(Destination.ofUrl(url)).isInstanceOf(Destination.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:room@gw.example, gw.example",
    "SIPS:1234@GW.example:5061;transport=tls, gw.example",
    "room@gw.example, gw.example",
    "+49301234@gw.example;user=phone, gw.example",
    "sip:room@[2001:db8::1], [2001:db8:0:0:0:0:0:1]",
  })
  void theDomainOfASipAddress(String address, String domain) {
    assertThat(Destination.ofSipAddress(address)).isEqualTo(new Destination.Host(domain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+49301234", "tel:+49-30-1234", "110"})
  void aTelephoneNumberHasNone(String number) {
    assertThat(Destination.ofSipAddress(number)).isEqualTo(Destination.nowhere());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "room",
        "sip:gw.example",
        "room@",
        "@gw.example",
        "sip:room@gw.example;maddr=other.example", // Goes to the latter.
        "sip:room@gw.example?Route=%3Csip:other.example%3E",
        "sip:room@gw.example@other.example",
        "sip:room:secret@gw.example",
        "sip:room@gw.example;transport=tcp;maddr=other.example",
        "\"a\" <sip:room@gw.example>",
        "sip:room@127.1",
      })
  void aSipAddressThatCouldLeadElsewhereIsUnreadable(String address) {
    assertThat(Destination.ofSipAddress(address)).isInstanceOf(Destination.Unreadable.class);
  }

  @Property
  void noTextIsTooOdd(@ForAll String text) {
    assertThat(Destination.ofUrl(text)).isNotNull();
    assertThat(Destination.ofUrl("rtmp://" + text)).isNotNull();
    assertThat(Destination.ofSipAddress(text)).isNotNull();
  }

  @Test
  void longOnesAreUnreadable() {
    String key = "k".repeat(3_000);
    assertThat(Destination.ofUrl("rtmp://live.example/" + key))
        .isEqualTo(new Destination.Unreadable("is too long"));
    assertThat(Destination.ofUrl("rtmp://" + "a.".repeat(1_000)))
        .isInstanceOf(Destination.Unreadable.class);
    assertThat(Destination.ofSipAddress("a@b" + ";user=phone".repeat(180)))
        .isEqualTo(new Destination.Host("b"));
  }

  @ParameterizedTest
  @CsvSource({
    "*.Live.Example., *.live.example",
    "LIVE.example, live.example",
    "[2001:db8::1], [2001:db8:0:0:0:0:0:1]",
    "192.0.2.*, 192.0.2.*",
    "*, *",
  })
  void aRuleNamesHostsInTheFormThatIsCompared(String text, String pattern) {
    assertThat(Condition.host(text).text()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rtmp://live.example", "bücher.example", "live.example:443", "a b*"})
  void aRuleThatNamesNoHostIsRefused(String text) {
    assertThatThrownBy(() -> Condition.host(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no host: write");
  }
}
