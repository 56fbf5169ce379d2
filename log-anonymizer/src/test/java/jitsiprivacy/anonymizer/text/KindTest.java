package jitsiprivacy.anonymizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesItsTokenWithinItsRoom(Kind kind) {
    byte[] out = new byte[1 + Kind.TOKEN_ROOM];
    int end = kind.writeToken(out, 1);
    assertThat(new String(out, 1, end - 1, StandardCharsets.US_ASCII)).isEqualTo(kind.token());
    assertThat(end - 1).isEqualTo(kind.tokenLength());
    assertThat(kind.tokenAt(out, 1, end)).isTrue();
  }
}
