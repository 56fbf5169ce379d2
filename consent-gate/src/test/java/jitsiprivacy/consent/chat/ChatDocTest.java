package jitsiprivacy.consent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jitsiprivacy.consent.chat.ChatCommand.Kind;
import org.junit.jupiter.api.Test;

/** docs/consent-chat.md against the code. */
class ChatDocTest {

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z]{2})` \\| `(/[^`]+)`" + " \\| `([^`]+)`".repeat(6) + " \\|$");
  private static final List<Kind> KINDS =
      List.of(Kind.GRANT, Kind.REFUSE, Kind.STATUS, Kind.WITHDRAW, Kind.HELP);

  @Test
  void everyLanguageIsThereAndUnderstood() throws IOException {
    String doc = Files.readString(Path.of("..", "docs", "consent-chat.md"));
    ChatLanguages languages = ChatLanguages.load();
    ChatCommands commands = new ChatCommands(languages);
    List<MatchResult> rows = ROW.matcher(doc).results().toList();
    assertThat(rows).extracting(row -> row.group(1)).isEqualTo(languages.tags());
    for (MatchResult row : rows) {
      for (int i = 0; i < KINDS.size(); i++) {
        ChatCommand command = commands.parse(row.group(2) + " " + row.group(3 + i)).orElseThrow();
        assertThat(command.kind()).isEqualTo(KINDS.get(i));
        assertThat(command.language()).isEqualTo(row.group(1));
      }
      assertThat(commands.parse(row.group(2) + " " + row.group(3) + " " + row.group(8)))
          .hasValueSatisfying(command -> assertThat(command.all()).isTrue());
    }
  }
}
