package jitsiprivacy.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about requests says what the command says, and its commands do what it says. */
class RequestsDocIT {

  private static final Pattern VARIES =
      Pattern.compile("(?m)[0-9a-f]{32}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?| [0-9]+$");

  @TempDir Path directory;

  private static String shape(String text) {
    return VARIES.matcher(text).replaceAll("...");
  }

  @Test
  void theCommandsOfThePage() throws Exception {
    Command host = new Command(directory);
    DocPage.install(host);
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    DocPage doc = new DocPage("requests.md");
    List<String> blocks = doc.blocks();
    assertThat(blocks).hasSize(3);
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    for (String block : blocks) {
      Answer answer = DocPage.shell(host, block.replace("2026-11-25", today));
      assertThat(answer.exit()).as("%s: %s", block, answer).isZero();
      assertThat(shape(doc.text())).contains("```\n" + shape(answer.out()) + "```");
    }
    assertThat(shape(doc.text()))
        .contains(
            "```json\n"
                + shape(Files.readString(host.state().resolve("requests/r-2026-7.json")))
                + "```");
    doc.hasOptions(host.run("", List.of("request", "add", "--help")).out());
  }
}
