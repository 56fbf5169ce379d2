package jitsiprivacy.recording.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantFormatTest {

  private static Grant to(String destination, String... sources) {
    return new Grant(
        "meeting",
        "room@example.com/jvb",
        new ExportPermission(
            "recorder", destination, Set.of(Medium.AUDIO), new TreeSet<>(Set.of(sources))),
        1,
        2,
        "0".repeat(32));
  }

  @Test
  void isReadAsWritten() throws Exception {
    Grant grant = to("wss://recorder.example.com/", "b-a0", "a-a0");
    assertThat(GrantFormat.write(grant)).contains("\nsources a-a0 b-a0\n");
    assertThat(GrantFormat.read(GrantFormat.write(grant))).isEqualTo(grant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a\nsources *", "a\rb", "a\u2028b", "a\u0000", "\ud800"})
  void whatCouldBeReadOtherwiseIsNotWritten(String destination) {
    assertThatThrownBy(() -> GrantFormat.write(to(destination)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a b", "", "a\nb"})
  void theNameOfASourceIsOneWord(String source) {
    assertThatThrownBy(() -> GrantFormat.write(to("wss://recorder.example.com/", source)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issued 01",
        "issued +1",
        "issued 1 ",
        "issued ",
        "issued 9999999999999999999",
        "media audio audio",
        "media video audio",
        "media AUDIO",
        "sources ",
        "sources b a",
        "sources a a",
        "sources * a",
        "nonce 0000000000000000000000000000000A",
        "nonce 00",
        "more 1"
      })
  void anotherWayToWriteALineIsNotRead(String line) {
    String name = line.substring(0, line.indexOf(' '));
    String text = GrantFormat.write(to("wss://recorder.example.com/"));
    String changed =
        text.contains("\n" + name + " ")
            ? text.replaceFirst("\n" + name + " [^\n]*", "\n" + line)
            : text + line + "\n";
    assertThatThrownBy(() -> GrantFormat.read(changed)).isInstanceOf(GrantException.class);
  }

  @Test
  void anotherVersionIsNotRead() {
    String text = GrantFormat.write(to("wss://recorder.example.com/"));
    assertThatThrownBy(() -> GrantFormat.read(text.replace("grant 1", "grant 2")))
        .hasMessage("it is of another version");
  }

  @Property
  void readingAnyTextEndsWell(@ForAll String text) {
    assertThatThrownBy(() -> GrantFormat.read(text)).isInstanceOf(GrantException.class);
  }
}
