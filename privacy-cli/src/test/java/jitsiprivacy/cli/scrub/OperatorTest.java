package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorTest {

  @Test
  void whoBecameRootIsAsked() {
    assertThat(Operator.name("root", Map.of("SUDO_USER", "operator"))).isEqualTo("operator");
    assertThat(Operator.name("root", Map.of())).isEqualTo("root");
  }

  @Test
  void nobodyElseMaySayWhoTheyAre() {
    assertThat(Operator.name("jvb", Map.of("SUDO_USER", "operator"))).isEqualTo("jvb");
  }
}
