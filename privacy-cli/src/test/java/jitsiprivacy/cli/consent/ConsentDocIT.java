package jitsiprivacy.cli.consent;

import static jitsiprivacy.cli.consent.TestLedger.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/consent-command.md and docs/consent-receipt.md do what these say. */
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
    assertThat(blocks).hasSize(7);
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    String shown = shape(page.text());
    try (TestLedger focus = new TestLedger(host.state())) {
      focus.decide(ACCOUNT, "m1", Purpose.CONFERENCE, ConsentState.GRANTED);
      KeptDecision granted = focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.GRANTED);
      assertThat(shown).contains("```\n" + shape(run(host, blocks.get(0))) + "```");
      assertThat(run(host, blocks.get(1).replace(ID_OF_THE_PAGE, granted.id())))
          .contains("Others hear and see you.");
      assertThat(shown).contains("```\n" + shape(run(host, blocks.get(2))) + "```");
      // Those of the focus, which is none here, are not in the trail.
      assertThat(DocPage.shell(host, blocks.get(3)).err()).contains("is not in the audit trail");
      assertThat(run(host, blocks.get(4))).isEmpty();
      assertThat(
              new ObjectMapper()
                  .readTree(host.directory().resolve("participant-1.json").toFile())
                  .get("decisions"))
          .hasSize(3);
      assertThat(run(host, blocks.get(5)).lines()).hasSizeGreaterThan(3);
      assertThat(new ObjectMapper().readTree(run(host, blocks.get(6))).get("state").asText())
          .isEqualTo("withdrawn");
    }
  }

  @Test
  void thePageOfReceipts() throws Exception {
    Command host = new Command(directory);
    DocPage.install(host);
    List<String> blocks = new DocPage("consent-receipt.md").blocks();
    assertThat(blocks).hasSize(3);
    for (String file :
        List.of("consent-receipt.example.json", "consent-verify.py", "audit-verify.py")) {
      Files.copy(Path.of("..", "docs", file), host.directory().resolve(file));
    }
    assertThat(run(host, blocks.get(0)))
        .startsWith("consent-receipt.example.json: holds; 2 records\n");
    assertThat(run(host, blocks.get(1))).isEqualTo("ok: 2 proven\n");
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    try (TestLedger focus = new TestLedger(host.state())) {
      focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.GRANTED);
      String withdrawn =
          run(host, "jitsi-privacy consent withdraw --user participant-1 --reason letter");
      Matcher id = Pattern.compile("[0-9a-f]{32}").matcher(withdrawn);
      assertThat(id.find()).isTrue();
      String issue = blocks.get(2).replace("3f2a0c5d7e9b41688d6f0a1b2c3d4e5f", id.group());
      assertThat(issue).isNotEqualTo(blocks.get(2));
      assertThat(run(host, issue)).isEmpty();
    }
    String key = new AuditInstallation(host.state()).signingKey().verifier().toString();
    assertThat(run(host, "jitsi-privacy consent verify-receipt receipt.json --key " + key))
        .contains("holds; 1 record", "consent.withdrawn");
    assertThat(run(host, "python3 consent-verify.py " + key + " receipt.json"))
        .isEqualTo("ok: 1 proven\n");
  }

  private static String run(Command host, String commands) throws Exception {
    Answer answer = DocPage.shell(host, commands);
    assertThat(answer.exit()).as("%s: %s", commands, answer).isZero();
    assertThat(answer.err()).as(commands).isEmpty();
    return answer.out();
  }
}
