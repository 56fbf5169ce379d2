package jitsiprivacy.retention.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StarTest {

  @Property(tries = 3_000)
  void matchesAsTheRegularExpression(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    assertThat(Star.matches(pattern, name))
        .isEqualTo(Pattern.matches(pattern.replace(".", "\\.").replace("*", ".*"), name));
  }

  @Test
  void manyStarsTakeNoLonger() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(Star.matches("*a".repeat(300) + "b", "a".repeat(900))).isFalse());
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab.*").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab.").ofMaxLength(10);
  }
}
