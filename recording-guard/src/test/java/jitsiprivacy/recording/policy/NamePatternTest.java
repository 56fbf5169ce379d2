package jitsiprivacy.recording.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @Test
  void anEmptyOneIsRefused() {
    assertThatThrownBy(() -> new NamePattern("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 3_000)
  void matchesAsTheRegularExpression(
      @ForAll("patterns") NamePattern pattern, @ForAll("names") String name) {
    assertThat(pattern.matches(name)).isEqualTo(model(pattern).matcher(name).matches());
  }

  @ParameterizedTest
  @CsvSource({
    "*, ward-*, true",
    "ward-*, ward-7, true",
    "ward-*, ward-*-a, true",
    "ward-*, *, false",
    "*a, *ba, true",
    "*a*, a*, true",
    "a*, *a*, false",
    "a*a, a, false",
    "**, *, true",
    "*, **, true",
    "a, a*, false",
  })
  void oneTakesAllOfAnother(String general, String special, boolean covers) {
    assertThat(new NamePattern(general).covers(new NamePattern(special))).isEqualTo(covers);
  }

  @Property(tries = 3_000)
  void whatTheCoveredMatchesTheOtherDoesToo(
      @ForAll("patterns") NamePattern general,
      @ForAll("patterns") NamePattern special,
      @ForAll("names") String filling) {
    if (general.covers(special)) {
      assertThat(general.matches(special.filledWith(filling))).isTrue();
    } else {
      assertThat(general.matches(special.filledWith("\ue000"))).as("an example").isFalse();
    }
  }

  @Provide
  Arbitrary<NamePattern> patterns() {
    return Policies.patterns();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars('a', 'b').ofMaxLength(6);
  }

  private static Pattern model(NamePattern pattern) {
    return Pattern.compile(
        pattern
            .text()
            .chars()
            .mapToObj(each -> each == '*' ? ".*" : Pattern.quote(Character.toString(each)))
            .collect(Collectors.joining()));
  }
}
