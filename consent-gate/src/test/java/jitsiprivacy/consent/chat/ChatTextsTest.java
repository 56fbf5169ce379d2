package jitsiprivacy.consent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.chat.ChatCommand.Kind;
import jitsiprivacy.consent.policy.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChatTextsTest {

  private static final Pattern GAP = Pattern.compile("\\{[a-z]+\\}");
  private static final Instant UNTIL = Instant.parse("2027-01-31T12:00:00Z");

  private final ChatLanguages languages = ChatLanguages.load();
  private final ChatTexts texts = new ChatTexts(languages, List.of("de"));

  static Stream<String> tags() {
    return ChatLanguages.load().tags().stream();
  }

  /** Every line there can be. */
  private static List<String> all(ChatLines lines, String title) {
    Map<Purpose, String> titles = Map.of(Purpose.RECORDING, title);
    List<String> all = new ArrayList<>();
    Arrays.stream(Gate.values()).forEach(gate -> all.add(lines.introduction(gate)));
    all.add(lines.purposes(titles));
    for (ConsentState state : ConsentState.values()) {
      all.add(lines.status(title, LawfulBasis.CONSENT, standing(state, false, Optional.empty())));
    }
    all.add(
        lines.status(
            title, LawfulBasis.CONSENT, standing(ConsentState.GRANTED, true, Optional.empty())));
    all.add(
        lines.status(
            title, LawfulBasis.CONSENT, standing(ConsentState.GRANTED, false, Optional.of(UNTIL))));
    all.add(lines.status(title, LawfulBasis.CONTRACT, Standing.UNASKED));
    all.add(lines.nothingAsked());
    all.add(lines.granted(List.of(title, title)));
    all.add(lines.pending(List.of(title)));
    all.add(lines.refused(List.of(title)));
    all.add(lines.withdrawn(List.of(title)));
    all.add(lines.nothingToWithdraw());
    all.add(lines.expired(List.of(title)));
    all.add(lines.noticeChanged(List.of(title)));
    all.add(lines.reminder(Optional.empty()));
    all.add(lines.reminder(Optional.of(Duration.ofMinutes(2))));
    all.add(lines.leave());
    all.add(lines.otherNoticeVersion());
    all.add(lines.unusable(title));
    all.add(lines.unknownPurpose(titles));
    all.add(lines.help(Purpose.RECORDING));
    all.add(lines.answeredByDialog());
    all.add(lines.restarted());
    return all;
  }

  private static Standing standing(ConsentState state, boolean pending, Optional<Instant> until) {
    return new Standing(state, pending, Optional.empty(), until);
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyLanguageHasTheSameKeysAndGaps(String tag) {
    ChatLanguage english = languages.language("en");
    ChatLanguage other = languages.language(tag);
    assertThat(other.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      if (!key.startsWith("words.")) {
        assertThat(gaps(other.text(key)))
            .as("%s in %s", key, tag)
            .isEqualTo(gaps(english.text(key)));
      }
    }
  }

  private static Set<String> gaps(String text) {
    return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyTextHasALineAndNoGapIsLeft(String tag) {
    List<String> lines = all(texts.in(List.of(tag)), "TITLE");
    long keys =
        languages.language(tag).keys().stream().filter(key -> !key.startsWith("words.")).count();
    assertThat(new HashSet<>(lines)).hasSize((int) keys);
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line).doesNotContain("{", "}", "  ", "\\", "\n").isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("tags")
  void noTitleMakesALineTooLongOrBreaksIt(String tag) {
    ChatLines lines = texts.in(List.of(tag));
    for (String title :
        List.of(
            "\ud83d\ude00".repeat(700), "x".repeat(30_000), "a\nb\r\u2028c\u202e\u0000{yes}", "")) {
      assertThat(all(lines, title))
          .allSatisfy(
              line -> {
                assertThat(line.length()).isLessThanOrEqualTo(ChatLines.LONGEST);
                assertThat(line).doesNotContainPattern("[\n\r\u2028\u0000\u202e]");
                assertThat(line.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)).isTrue();
              });
    }
    assertThat(lines.granted(List.of("{yes} $1 \\"))).contains("{yes} $1 \\");
  }

  @ParameterizedTest
  @MethodSource("tags")
  void whatIsShownIsUnderstood(String tag) {
    ChatCommands commands = new ChatCommands(languages);
    Pattern shown = Pattern.compile("(/\\p{L}+ \\p{L}+)");
    Set<Kind> kinds = new TreeSet<>();
    for (String line : all(texts.in(List.of(tag)), "TITLE")) {
      shown
          .matcher(line)
          .results()
          .forEach(
              match -> {
                ChatCommand command = commands.parse(match.group()).orElseThrow();
                assertThat(command.language()).isEqualTo(tag);
                assertThat(command.kind()).as(match.group()).isNotEqualTo(Kind.HELP);
                kinds.add(command.kind());
              });
    }
    assertThat(kinds).containsExactly(Kind.GRANT, Kind.REFUSE, Kind.STATUS, Kind.WITHDRAW);
  }

  @Test
  void noLineIsForgottenHere() {
    long lines =
        Arrays.stream(ChatLines.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !name.equals("language"))
            .count();
    assertThat(lines).isEqualTo(19);
  }

  @Test
  void theReadersLanguageIsChosen() {
    assertThat(texts.in(List.of("fr-CA")).language()).isEqualTo("fr");
    assertThat(texts.in(List.of("ja", "pl")).language()).isEqualTo("pl");
    assertThat(texts.in(List.of("ja")).language()).isEqualTo("de");
  }

  @Test
  void aDateCannotBeMisread() {
    assertThat(
            texts
                .in(List.of("en"))
                .status(
                    "Recording",
                    LawfulBasis.CONSENT,
                    standing(ConsentState.GRANTED, false, Optional.of(UNTIL))))
        .isEqualTo("Recording: you agreed, until 2027-01-31 12:00 UTC.");
  }
}
