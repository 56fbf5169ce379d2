package jitsiprivacy.retention.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermFinderTest {

  private static TermFinder finder(String... terms) {
    return new TermFinder(Stream.of(terms).map(SearchTerm::new).toList());
  }

  private static List<String> found(TermFinder finder, String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    List<String> found = new ArrayList<>();
    finder.find(
        bytes, bytes.length, (from, to) -> found.add(new String(bytes, from, to - from, charset)));
    return found;
  }

  private static List<String> found(TermFinder finder, String text) {
    return found(finder, text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "participant-1",
        "id=participant-1,",
        "<id>participant-1</id>",
        "xmpp:PARTICIPANT-1@accounts.example",
        "name=%20participant-1&",
        "\"said:\\nparticipant-1\"",
        "\"\\u0020participant-1\"",
        "(participant-1)",
        "the end of participant-1."
      })
  void findsItInAnyPlace(String text) {
    assertThat(found(finder("participant-1"), text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "participant-12",
        "participant-1a",
        "xparticipant-1",
        "_participant-1",
        "participant-1_",
        "éparticipant-1",
        "participant-1é",
        "participant-2"
      })
  void aLongerWordIsSomebodyElse(String text) {
    assertThat(found(finder("participant-1"), text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë & Co/1",
        "Zo\\u00eb & Co\\/1",
        "Zo\\u00EB & Co\\/1",
        "Zoë & Co\\/1",
        "Zoë &amp; Co/1",
        "Zo%C3%AB%20%26%20Co%2F1",
        "Zo%c3%ab%20%26%20Co/1",
        "Zo%C3%AB+%26+Co/1",
        "zoë\\20\\26\\20co\\2f1"
      })
  void findsItHoweverItIsEscaped(String written) {
    assertThat(found(finder("Zoë & Co/1"), "[" + written + "]")).isNotEmpty();
  }

  @Test
  void findsWhatIsInTheMemoryOfAProgram() {
    TermFinder finder = finder("participant-1");
    assertThat(found(finder, "xparticipant-1x", StandardCharsets.UTF_16LE)).isNotEmpty();
    assertThat(found(finder, "xparticipant-1x", StandardCharsets.UTF_16BE)).isNotEmpty();
    assertThat(found(finder("Zoë"), "(Zoë)", StandardCharsets.ISO_8859_1)).hasSize(1);
  }

  @Test
  void findsAllOfSeveralTerms() {
    TermFinder finder = finder("participant-1", "participant", "198.51.100.7", "Zoë");
    assertThat(found(finder, "participant-1 from 198.51.100.7, 198.51.100.70: Zoë, Zoe"))
        .containsExactlyInAnyOrder("participant", "participant-1", "198.51.100.7", "Zoë");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", " abc", "abc ", "a\nbc", "---", "\ud800abc"})
  void someTermsAreNone(String text) {
    assertThatThrownBy(() -> new SearchTerm(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("what is searched for");
  }

  @Test
  void aTermIsNotTooLong() {
    assertThatThrownBy(() -> new SearchTerm("a".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
