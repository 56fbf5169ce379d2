package jitsiprivacy.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy policy explain} from outside. */
class ExplainIT {

  @TempDir Path directory;
  private Command command;

  @BeforeEach
  void begin() throws Exception {
    command = new Command(directory);
    configure(
        """
        rules = [
          { name = board, rooms = [ "board-*" ], allow = false }
          { name = lectures, rooms = [ "lecture-*" ], initiator.roles = [ moderator ],
            require { consent = exclude-unconsenting, lasts = 2 hours } }
          { name = shows, kinds = [ live-stream ], destinations = [ "*.video.example" ] }
        ]
        """);
  }

  @Test
  void theRuleThatAllowsAndWhatItRequires() throws Exception {
    Answer answer =
        explain("--room", "lecture-7", "--kind", "file", "--initiator", "role=moderator");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out())
        .startsWith("Allowed by rule lectures.\n")
        .contains("stays muted", "at most 120 min")
        .contains("  board: room is lecture-7, not board-*");
  }

  @Test
  void theRuleThatRefuses() throws Exception {
    Answer answer = explain("--room", "Board-1", "--kind", "file");
    assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.NO);
    assertThat(answer.out()).isEqualTo("Refused by rule board.\n");
  }

  @Test
  void whatNoRuleMatchesIsRefusedAndTheNearestAreTold() throws Exception {
    Answer answer = explain("--room", "lecture-7", "--kind", "file");
    assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.NO);
    assertThat(answer.out())
        .startsWith("Refused: no rule matches")
        .contains("  lectures: role is not known, not moderator");
  }

  @Test
  void whereItGoes() throws Exception {
    List<String> show = List.of("--room", "show", "--kind", "live-stream", "--to");
    assertThat(explain(show, "rtmp://live.video.example/app").exit()).isZero();
    assertThat(explain(show, "rtmp://video.example.org/app").exit()).isEqualTo(Exit.NO);
    Answer unreadable = explain(show, "rtmp://live.video.example\\@other.example/app");
    assertThat(unreadable.exit()).isEqualTo(Exit.NO);
    assertThat(unreadable.out()).contains("cannot be told where it goes");
  }

  @Test
  void forPrograms() throws Exception {
    JsonNode allowed =
        new ObjectMapper()
            .readTree(
                explain(
                        "--room",
                        "lecture-7",
                        "--kind",
                        "file",
                        "--initiator",
                        "role=moderator",
                        "--json")
                    .out());
    assertThat(allowed.path("allowed").asBoolean()).isTrue();
    assertThat(allowed.path("rule").asText()).isEqualTo("lectures");
    assertThat(allowed.at("/nearest/0/missed/0/condition").asText()).isEqualTo("room");
  }

  @Test
  void aPolicyThatContradictsItselfIsTold() throws Exception {
    configure("rules = [ { name = all }, { name = never, allow = false } ]");
    Answer answer = explain("--room", "room", "--kind", "file");
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("rule \"never\": it is never reached");
  }

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    for (List<String> wrong :
        List.of(
            List.of("--room", "room"),
            List.of("--kind", "file"),
            List.of("--room", "room", "--kind", "FILM"),
            List.of("--room", "room", "--kind", "\u001b[31m"),
            List.of("--room", "room", "--kind", "file", "--initiator", "moderator"),
            List.of("--room", "room", "--kind", "file", "--initiator", "role=\u001b[31m"),
            List.of("--room", "room", "--kind", "file", "--participants", "0"),
            List.of("--room", "room", "--kind", "file", "--at", "noon"))) {
      Answer answer = explain(wrong);
      assertThat(answer.exit()).as("%s", wrong).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).as("%s", wrong).matches("[ -~\n]+").doesNotContain("\tat ");
    }
  }

  private Answer explain(List<String> arguments, String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("policy", "explain", "--config", command.configuration().toString()));
    all.addAll(arguments);
    all.addAll(List.of(more));
    return command.run("", all);
  }

  private Answer explain(String... arguments) throws Exception {
    return explain(List.of(arguments));
  }

  private void configure(String recordingGuard) throws IOException {
    Files.writeString(
        command.configuration(), "privacy { recording-guard { " + recordingGuard + " } }");
  }
}
