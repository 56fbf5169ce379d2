package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineNumbersTest {

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.strings().withChars('a', '\n').ofMaxLength(40).list().ofMaxSize(20);
  }

  @Property
  void theyAreThoseOfWhoCounts(@ForAll("pieces") List<String> pieces) {
    String all = String.join("", pieces);
    LineNumbers numbers = new LineNumbers();
    for (String piece : pieces) {
      byte[] bytes = ("?" + piece).getBytes(StandardCharsets.US_ASCII);
      numbers.add(bytes, 1, bytes.length);
    }
    long line = 1;
    long column = 1;
    for (int i = 0; i < all.length(); i++) {
      assertThat(numbers.lineOf(i)).isEqualTo(line);
      assertThat(numbers.columnOf(i)).isEqualTo(column);
      column++;
      if (all.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
  }

  @Test
  void linesThatNobodyAsksForAreForgottenButCounted() {
    LineNumbers numbers = new LineNumbers();
    byte[] lines = "\n".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 64; i++) {
      numbers.add(lines, 0, lines.length);
    }
    assertThat(numbers.lineOf(64L << 16)).isEqualTo((64L << 16) + 1);
  }
}
