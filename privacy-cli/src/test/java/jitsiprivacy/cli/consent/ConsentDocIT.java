package jitsiprivacy.cli.consent;

import static jitsiprivacy.cli.consent.TestLedger.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/consent-command.md do what it says. */
class ConsentDocIT {

  private static final String ID_OF_THE_PAGE = "5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d";
  private static final Pattern VARIES =
      Pattern.compile("[0-9a-f]{32}|[0-9]{4}-[0-9-]{5}T[0-9:.]+Z|(?<=  )[0-9a-f]{8}(?=  )");

  @TempDir Path directory;

  private static String shape(String text) {
    return VARIES.matcher(text).replaceAll("...");
  }

  @Test
  void thePageForOperators() throws Exception {
    Command host = new Command(directory);
    DocPage.install(host);
    DocPage page = new DocPage("consent-command.md");
    List<String> blocks = page.blocks();
    assertThat(blocks).hasSize(6);
    String shown = shape(page.text());
    try (TestLedger focus = new TestLedger(host.state())) {
      focus.decide(ACCOUNT, "m1", Purpose.CONFERENCE, ConsentState.GRANTED);
      KeptDecision granted = focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.GRANTED);
      assertThat(shown).contains("```\n" + shape(run(host, blocks.get(0))) + "```");
      assertThat(run(host, blocks.get(1).replace(ID_OF_THE_PAGE, granted.id())))
          .contains("Others hear and see you.");
      assertThat(shown).contains("```\n" + shape(run(host, blocks.get(2))) + "```");
      assertThat(run(host, blocks.get(3))).isEmpty();
      assertThat(
              new ObjectMapper()
                  .readTree(host.directory().resolve("participant-1.json").toFile())
                  .get("decisions"))
          .hasSize(3);
      assertThat(run(host, blocks.get(4)).lines()).hasSizeGreaterThan(3);
      assertThat(new ObjectMapper().readTree(run(host, blocks.get(5))).get("state").asText())
          .isEqualTo("withdrawn");
    }
  }

  private static String run(Command host, String commands) throws Exception {
    Answer answer = DocPage.shell(host, commands);
    assertThat(answer.exit()).as("%s: %s", commands, answer).isZero();
    assertThat(answer.err()).as(commands).isEmpty();
    return answer.out();
  }
}
