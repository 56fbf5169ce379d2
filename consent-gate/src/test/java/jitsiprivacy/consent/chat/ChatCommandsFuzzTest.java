package jitsiprivacy.consent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.chat.ChatCommand.Kind;

/** What must hold for any text of a client. */
class ChatCommandsFuzzTest {

  private final ChatCommands commands = new ChatCommands(ChatLanguages.load());

  @FuzzTest(maxDuration = "5m")
  void anyText(FuzzedDataProvider data) {
    String body = data.consumeRemainingAsString();
    Optional<ChatCommand> command = commands.parse(body);
    assertThat(commands.parse(" " + body + "\n")).isEqualTo(command);
    command.ifPresent(
        each -> {
          assertThat(body.indexOf('/') >= 0 || body.indexOf('\uff0f') >= 0).isTrue();
          assertThat(each.kind() != Kind.HELP || each.named().isEmpty()).isTrue();
          each.about(Set.of(Purpose.RECORDING), Set.of())
              .ifPresent(about -> assertThat(Set.of(Purpose.RECORDING)).containsAll(about));
        });
  }
}
