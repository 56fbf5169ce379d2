package jitsiprivacy.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Predicate;
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

  @ParameterizedTest
  @CsvSource({
    "ward-*, ward-7, true",
    "ward-*, ward-, true",
    "ward-*, ward, false",
    "ward-*, my-ward-7, false",
    "*ward*, my-ward-7, true",
    "*, '', true",
    "**, anything, true",
    "a*a, a, false",
    "a*a, aba, true",
    "ward, Ward, false",
    "a.c, abc, false",
    "a?c, abc, false",
    "[a-z], b, false",
    "'\\*', '\\', true",
    "*.example, x.example.example, true",
  })
  void aStarStandsForAnyCharacters(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void anEmptyOneIsRefused() {
    assertThatThrownBy(() -> new NamePattern("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 5_000)
  void matchesAsTheRegularExpression(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(model(pattern).test(name));
  }

  @Property
  void whatIsPutForTheStarsMatches(
      @ForAll("patterns") String pattern, @ForAll("names") String filling) {
    assertThat(new NamePattern(pattern).matches(pattern.replace("*", filling))).isTrue();
  }

  /** A regular expression would try out more ways than there is time for. */
  @Test
  void aHostilePatternCostsAtMostTheProductOfTheLengths() {
    for (int stars : new int[] {1, 10, 100, 500}) {
      NamePattern pattern = new NamePattern("a*".repeat(stars) + "b");
      for (int length : new int[] {0, 1, 100, 2_000}) {
        Counted name = new Counted("a".repeat(length));
        assertThat(pattern.matches(name)).isFalse();
        assertThat(name.looks).isLessThanOrEqualTo((2L * stars + 2) * (length + 1));
      }
    }
  }

  @Property
  void noPatternCostsMore(@ForAll("patterns") String pattern, @ForAll("names") String name) {
    Counted counted = new Counted(name.repeat(20));
    new NamePattern(pattern).matches(counted);
    assertThat(counted.looks).isLessThanOrEqualTo((pattern.length() + 1L) * (counted.length() + 1));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'b', '*', '.').ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars('a', 'b', '.').ofMaxLength(8);
  }

  private static Predicate<String> model(String pattern) {
    String regex =
        pattern
            .chars()
            .mapToObj(each -> each == '*' ? "[\\s\\S]*" : Pattern.quote(Character.toString(each)))
            .collect(Collectors.joining());
    return Pattern.compile(regex).asMatchPredicate();
  }

  /** Counts how often one looks at it. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
