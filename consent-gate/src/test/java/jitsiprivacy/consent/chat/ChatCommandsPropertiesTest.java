package jitsiprivacy.consent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.chat.ChatCommand.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChatCommandsPropertiesTest {

  private static final List<String> COMMANDS =
      ChatLanguages.load().all().stream()
          .flatMap(language -> language.words("command").stream())
          .map(word -> "/" + ChatWords.fold(word))
          .toList();

  private final ChatCommands commands = new ChatCommands(ChatLanguages.load());

  @Property
  void anyTextIsReadOrLeftAlone(@ForAll String body) {
    Optional<ChatCommand> command = commands.parse(body);
    assertThat(command.isPresent() && !body.contains("/") && !body.contains("\uff0f")).isFalse();
  }

  @Property
  void anythingMayFollowACommandWord(@ForAll("odd") String rest) {
    assertThat(commands.parse("/consent " + rest)).isPresent();
  }

  @Property
  void piecesOfCommandsAreReadOrLeftAlone(@ForAll("pieces") String body) {
    Optional<ChatCommand> command = commands.parse(body);
    boolean begins =
        COMMANDS.stream().anyMatch(word -> body.strip().toLowerCase(Locale.ROOT).startsWith(word));
    if (!begins) {
      assertThat(command).isEmpty();
    }
    command.ifPresent(
        each -> {
          assertThat(each.named()).hasSizeLessThanOrEqualTo(16);
          assertThat(each.kind() != Kind.HELP || each.named().isEmpty()).isTrue();
          each.about(Set.of(Purpose.CONFERENCE), Set.of())
              .ifPresent(about -> assertThat(Set.of(Purpose.CONFERENCE)).containsAll(about));
        });
  }

  /** Would take minutes if it were not linear. */
  @Property(tries = 20)
  void anyLengthWillDo(@ForAll("units") String unit, @ForAll @IntRange(max = 1) int slashes) {
    String long1 = unit.repeat(100_000 / unit.length());
    commands.parse("/".repeat(slashes) + long1);
    assertThat(commands.parse("/consent yes " + long1)).isPresent();
    assertThat(commands.parse("x" + long1)).isEmpty();
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of(
        "\u0301\u0316",
        "\u202e",
        " ",
        "/",
        "consent",
        "\ud83d\ude00",
        "\ud800",
        "\ufdfa",
        "\u0000");
  }

  @Provide
  Arbitrary<String> odd() {
    return Arbitraries.strings()
        .withChars('\u0301', '\u0316', '\u202e', '\u200f', '\ud800', '\udc00', '\u0000', ' ', '/')
        .withCharRange('a', 'z')
        .ofMaxLength(600);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "/consent",
            "/zustimmung",
            "/",
            "consent",
            " ",
            "yes",
            "no",
            "ja",
            "all",
            "withdraw",
            "status",
            "recording",
            "conference",
            ",",
            ".",
            "-",
            "1")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }
}
