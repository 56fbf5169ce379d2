package jitsiprivacy.consent.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.consent.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice, that which comes with the program, and the names of versions and languages. */
class NoticeTest {

  @ParameterizedTest
  @CsvSource({"de-AT, de", "FR, fr", "sv, de", "'', de", "pt, de", "pt-BR, pt-BR", "PT-br, pt-BR"})
  void theReadersLanguageOrTheFallback(String reads, String chosen) {
    Notice notice =
        new Notice("1", List.of(text("pt-BR"), text("de"), text("en"), text("fr")), "de");
    assertThat(notice.in(List.of(reads)).language()).isEqualTo(chosen);
    assertThat(notice.in(List.of("sv", reads, "en")).language())
        .isEqualTo("de".equals(chosen) && !reads.startsWith("de") ? "en" : chosen);
    assertThat(notice.in(List.of()).language()).isEqualTo("de");
  }

  @Test
  void whatIsDecidedAboutIsNamedByVersionLanguageAndHash() {
    Notice notice = new Notice("2026-1", List.of(text("de")), "de");
    assertThat(notice.ref(notice.in(List.of("en"))))
        .isEqualTo(new NoticeRef("2026-1", "de", "hash of de"));
  }

  @Test
  void theBuiltInOneSaysTheSameInAllLanguages() {
    Notice notice = BuiltInNotice.read("en");
    Set<Purpose> purposes =
        Set.of(Purpose.CONFERENCE, Purpose.RECORDING, Purpose.LIVESTREAM, Purpose.TRANSCRIPTION);
    assertThat(NoticeVersion.isOne(notice.version())).isTrue();
    assertThat(notice.texts())
        .extracting(NoticeText::language)
        .containsExactlyInAnyOrder("en", "de", "fr", "es");
    assertThat(notice.texts())
        .allSatisfy(
            text -> {
              assertThat(text.title()).isNotBlank();
              assertThat(text.text()).isNotBlank();
              assertThat(text.purposes()).containsOnlyKeys(purposes);
              assertThat(text.purposes().values())
                  .allSatisfy(each -> assertThat(each.text()).isNotBlank());
            });
    assertThat(notice.texts()).extracting(NoticeText::title).doesNotHaveDuplicates();
  }

  @Test
  void theHashOfTheBuiltInOneIsOfItsBytes() throws Exception {
    for (NoticeText text : BuiltInNotice.read("en").texts()) {
      try (InputStream file = BuiltInNotice.class.getResourceAsStream(text.language() + ".txt")) {
        assertThat(text.hash())
            .isEqualTo(
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.readAllBytes())));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"de, de", "fr, fr", "sv, en", "DE, de", "de-AT, de"})
  void theBuiltInOneFallsBackOnTheOperatorsLanguageWhereItHasThat(String language, String chosen) {
    assertThat(BuiltInNotice.read(language).in(List.of()).language()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "pt-BR", "zh-Hant", "gsw", "de-CH-1996", "sr-Latn-RS", "DE"})
  void languages(String tag) {
    assertThat(Language.isOne(tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "de_AT",
        "de-",
        "-de",
        "de--at",
        "1a",
        "*",
        "de.",
        "de\n",
        "de-abcdefghi",
        "dé",
        "aa-12345678-12345678-12345678-12345678",
      })
  void noLanguages(String tag) {
    assertThat(Language.isOne(tag)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2026-11-25", "v1.0_b", "A", "0"})
  void versions(String name) {
    assertThat(NoticeVersion.isOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1\n", ".1", "-1", "_1", "1/2", "é", "1 2"})
  void noVersions(String name) {
    assertThat(NoticeVersion.isOne(name)).isFalse();
  }

  private static NoticeText text(String language) {
    return new NoticeText(language, "Title", "", Map.of(), "Title", "hash of " + language);
  }
}
