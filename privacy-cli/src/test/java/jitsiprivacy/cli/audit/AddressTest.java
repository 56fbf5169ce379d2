package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AddressTest {

  @Test
  void aPortIsOfTheLoopbackAddress() {
    InetSocketAddress address = new Address().convert("8790");
    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
    assertThat(address.getPort()).isEqualTo(8790);
  }

  @Test
  void anAddressMayStandBeforeIt() {
    assertThat(new Address().convert("127.0.0.2:1").getAddress().getHostAddress())
        .isEqualTo("127.0.0.2");
    assertThat(new Address().convert("[::1]:65535").getAddress().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "65536", "-1", "::1:80", "127.0.0.1", "127.0.0.1:", "a b:1", "[x]:1"})
  void whatIsNoneIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Address().convert(text));
  }
}
