package jitsiprivacy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentsTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutArgumentsTheUsualFileIsRead(String text) {
    assertThat(AgentArguments.parse(text).configuration())
        .isEqualTo(Path.of("/etc/jitsi/privacy/privacy.conf"));
  }

  @Test
  void aFileIsTakenAsItStands() {
    assertThat(AgentArguments.parse("config=/srv/a b=c,d.conf").configuration())
        .isEqualTo(Path.of("/srv/a b=c,d.conf"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "config=", "conf=/x", "/x", "Config=/x"})
  void anythingElseIsRefusedAndShown(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentArguments.parse(text))
        .withMessage("unknown agent argument \"" + text + "\"; allowed: config=FILE");
  }

  @Test
  void whatIsNoPathIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentArguments.parse("config=a\0b"))
        .withMessageStartingWith("agent argument config: ");
  }
}
