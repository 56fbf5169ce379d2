package jitsiprivacy.cli.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.cli.SeesAll;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about requests says what the commands say, and its commands do what it says. */
class ErasureDocIT {

  private static final String LOG =
      """
      JVB 2026-11-20 08:00:01.000 INFO: [1] room1: participant-1@accounts.example joined
      JVB 2026-11-20 08:00:02.000 INFO: [2] room1: selected pair of 198.51.100.1
      JVB 2026-11-20 08:00:03.000 INFO: [3] room1: "displayName":"Participant 1"
      JVB 2026-11-20 08:00:04.000 INFO: [4] room1: selected pair of 198.51.100.2
      """;

  @TempDir Path directory;

  @Test
  void theCommandsOfThePage() throws Exception {
    SeesAll.assumed();
    DocPage doc = new DocPage("erasure.md");
    try (Clinic clinic = new Clinic(directory.toRealPath(), LedgerOptions.OF_THIS_HOST)) {
      DocPage.install(clinic.command);
      clinic.isRecorded();
      Files.writeString(clinic.logs.resolve("jvb.log"), LOG);
      String page = doc.text().replace("/var/log/jitsi", clinic.logs.toString());
      assertThat(doc.blocks()).hasSize(5);
      List<String> said = new ArrayList<>();
      for (String block : doc.blocks()) {
        Answer answer = DocPage.shell(clinic.command, block);
        assertThat(answer.exit()).as("%s: %s", block, answer).isZero();
        said.add(answer.out());
      }
      assertThat(said.get(0)).isEqualTo("participant-1.zip\n");
      for (String each : said.subList(1, said.size())) {
        if (!each.isEmpty()) {
          assertThat(page).contains("```\n" + each + "```");
        }
      }
      StringBuilder help = new StringBuilder();
      for (List<String> command :
          List.of(List.of("export"), List.of("erase"), List.of("purge", "replay"))) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        help.append(help.isEmpty() ? "" : "\n").append(clinic.command.run("", arguments).out());
      }
      doc.hasOptions(help.toString());
    }
  }
}
