package jitsiprivacy.consent.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {

  private static final List<String> AVAILABLE =
      List.of("fr", "en", "de", "de-CH", "zh-Hant", "pt-BR");

  private final LanguageChoice choice = new LanguageChoice(AVAILABLE, List.of("de-LU", "fr"));

  @ParameterizedTest
  @CsvSource({
    "de, de",
    "de-AT, de",
    "DE-ch, de-CH",
    "de-CH-1996, de-CH",
    "zh-Hant-CN-x-private1-private2, zh-Hant",
    "en-x-y, en",
    "pt-br, pt-BR",
  })
  void lessAndLessIsAskedFor(String reads, String chosen) {
    assertThat(choice.best(List.of(reads))).isEqualTo(chosen);
  }

  @Test
  void theFirstThatThereIsCounts() {
    assertThat(choice.best(List.of("sv", "en-GB", "de"))).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({"sv", "pt", "*", "'*-CH'", "''", "'de_AT'", "'d'", "'\u0000'"})
  void whatThereIsNotAndWhatIsNoLanguageLeadsToTheOperatorsChoice(String reads) {
    assertThat(choice.best(List.of(reads))).isEqualTo("de");
  }

  @Test
  void withoutAChoiceItIsEnglishOrTheFirst() {
    assertThat(new LanguageChoice(AVAILABLE, List.of("sv")).best(List.of())).isEqualTo("en");
    assertThat(new LanguageChoice(List.of("pl", "nl"), List.of()).best(List.of())).isEqualTo("pl");
    assertThatThrownBy(() -> new LanguageChoice(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void thereIsAlwaysOne(@ForAll List<String> reads) {
    assertThat(AVAILABLE).contains(choice.best(reads));
  }
}
