package jitsiprivacy.retention.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  /** Long enough for some pieces. */
  private static final int WORDS = 60_000;

  private static final List<String> PIECES =
      List.of("abc", "abca", "ab", "a", "_", " ", "\n", ".", "ABC", "bcab", "-", "é", "xyz");

  /** By what a term is: letters before and behind it make it another word. */
  private static List<String> naive(String text, String terms) {
    Matcher matcher = Pattern.compile("(?i)(?<![a-zé_])(" + terms + ")(?![a-zé_])").matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      int at = text.substring(0, matcher.start()).getBytes(StandardCharsets.UTF_8).length;
      found.add(at + "+" + matcher.group().length());
    }
    return found;
  }

  @Property(tries = 30)
  void findsWhatASlowSearchFinds(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    assertThat(found(text.toString(), "abc", "abca", "abc-xyz"))
        .isEqualTo(naive(text.toString(), "abc-xyz|abca|abc"));
  }

  @Test
  void nothingIsLostWhereAPieceEnds() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      text.append("x".repeat(random.nextInt(12))).append(' ');
      expected.add(text.length() + "+13");
      text.append("participant-1 ");
    }
    assertThat(found(text.toString(), "participant-1")).isEqualTo(expected);
  }

  @Test
  void whatOverlapsIsOne() throws IOException {
    assertThat(
            found(
                "participant-1@accounts.example",
                "participant-1",
                "participant-1@accounts.example",
                "accounts.example"))
        .containsExactly("0+30");
  }

  private static List<String> found(String text, String... terms) throws IOException {
    List<String> found = new ArrayList<>();
    new Occurrences(new TermFinder(List.of(terms).stream().map(SearchTerm::new).toList()))
        .in(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            (from, length) -> found.add(from + "+" + length));
    return found;
  }
}
