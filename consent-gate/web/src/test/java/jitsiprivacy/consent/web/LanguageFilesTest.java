package jitsiprivacy.consent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No language says less than another. */
class LanguageFilesTest {

  private static final Set<String> OFFICIAL_IN_THE_EU =
      Set.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");
  private static final Set<String> FROM_RIGHT_TO_LEFT = Set.of("ar", "he");

  /** Which are the same word. */
  private static final Map<String, Set<String>> AS_IN_ENGLISH =
      Map.of("ro", Set.of("basis.contract"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Pattern TAG_IN_LIST = Pattern.compile("'([a-zA-Z-]+)'");
  private static final Map<String, String> ENGLISH = LanguageFiles.texts("en");

  static List<String> tags() {
    return LanguageFiles.tags();
  }

  @Test
  void allOfficialLanguagesAreThere() {
    assertThat(tags()).containsAll(OFFICIAL_IN_THE_EU).hasSize(31);
  }

  @Test
  void theScriptKnowsWhichThereAre() throws IOException {
    String script = Files.readString(Site.WEB.resolve("language.js"));
    int start = script.indexOf("const AVAILABLE = [");
    String list = script.substring(start, script.indexOf(']', start));
    assertThat(TAG_IN_LIST.matcher(list).results().map(match -> match.group(1)))
        .containsExactlyElementsOf(tags());
  }

  @ParameterizedTest
  @MethodSource("tags")
  void itHasTheTextsOfEnglish(String tag) {
    assertThat(LanguageFiles.texts(tag).keySet()).containsExactlyElementsOf(ENGLISH.keySet());
  }

  @ParameterizedTest
  @MethodSource("tags")
  void noneIsEmptyOrLeftInEnglish(String tag) {
    LanguageFiles.texts(tag)
        .forEach(
            (key, text) -> {
              assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
              if (!tag.equals("en")
                  && !key.equals("dir")
                  && !AS_IN_ENGLISH.getOrDefault(tag, Set.of()).contains(key)) {
                assertThat(text).as(key).isNotEqualToIgnoringCase(ENGLISH.get(key));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tags")
  void placeholdersAreThoseOfEnglish(String tag) {
    LanguageFiles.texts(tag)
        .forEach(
            (key, text) ->
                assertThat(placeholders(text)).as(key).isEqualTo(placeholders(ENGLISH.get(key))));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void noTwoAnswersReadTheSame(String tag) {
    Map<String, String> texts = LanguageFiles.texts(tag);
    for (String prefix : List.of("control.", "state.")) {
      assertThat(texts.keySet().stream().filter(key -> key.startsWith(prefix)).map(texts::get))
          .doesNotHaveDuplicates();
    }
    assertThat(List.of(texts.get("refuse"), texts.get("accept"), texts.get("save")))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tags")
  void theDirectionIsThatOfTheScript(String tag) {
    assertThat(LanguageFiles.texts(tag))
        .containsEntry("dir", FROM_RIGHT_TO_LEFT.contains(tag) ? "rtl" : "ltr");
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }
}
