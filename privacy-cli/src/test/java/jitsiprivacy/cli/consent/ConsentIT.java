package jitsiprivacy.cli.consent;

import static jitsiprivacy.cli.consent.TestLedger.ACCOUNT;
import static jitsiprivacy.cli.consent.TestLedger.GUEST;
import static jitsiprivacy.cli.consent.TestLedger.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Tree;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy consent} from outside, beside a focus that runs. */
class ConsentIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Command command;
  private TestLedger focus;
  private KeptDecision granted;
  private KeptDecision refused;

  @BeforeEach
  void begin() throws Exception {
    command = new Command(directory);
    focus = new TestLedger(command.state());
    granted = focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.GRANTED);
    refused = focus.decide(GUEST, "m1", Purpose.CONFERENCE, ConsentState.REFUSED);
  }

  @AfterEach
  void end() {
    focus.close();
  }

  private List<String> listed(String... arguments) throws Exception {
    Answer answer = command.consent("list", arguments);
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    return answer.out().lines().skip(1).map(line -> line.substring(0, 32)).toList();
  }

  @Test
  void listHasWhereEverybodyStandsAndItsFilters() throws Exception {
    Answer all = command.consent("list");
    assertThat(all.out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("ID   ")
        .endsWith("LASTS");
    assertThat(all.out())
        .contains("granted    recording      " + granted.subject().substring(0, 8))
        .contains("the meeting")
        .doesNotContain("participant-1", "room1");
    assertThat(listed()).containsExactly(refused.id(), granted.id());
    assertThat(listed("--user", "participant-1")).containsExactly(granted.id());
    assertThat(listed("--user", "guest-1")).isEmpty();
    assertThat(listed("--subject", refused.subject())).containsExactly(refused.id());
    assertThat(listed("--room", ROOM)).hasSize(2);
    assertThat(listed("--room", "room2@conference.example")).isEmpty();
    assertThat(listed("--purpose", "recording")).containsExactly(granted.id());
    assertThat(listed("--state", "refused")).containsExactly(refused.id());
    assertThat(listed("--since", "1h")).hasSize(2);
    assertThat(listed("--until", "1h")).isEmpty();
    focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.WITHDRAWN);
    assertThat(listed("--user", "participant-1")).hasSize(1).doesNotContain(granted.id());
    assertThat(listed("--user", "participant-1", "--all")).hasSize(2).contains(granted.id());
    JsonNode line = JSON.readTree(command.consent("list", "--json", "--state", "refused").out());
    assertThat(line.get("id").asText()).isEqualTo(refused.id());
    assertThat(line.get("account").asBoolean()).isFalse();
    assertThat(line.at("/notice/version").asText()).isEqualTo("3");
  }

  @Test
  void showHasTheTextOfTheNoticeAndTellsTheTerminalNothing() throws Exception {
    Answer shown = command.consent("show", granted.id());
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("by        participant, cause presence")
        .contains("  Others hear and see you.\n  Some of it is \\u{1b}[31mrecorded.")
        .contains("  {\"@type\":\"ConsentRecord\",\"id\":\"" + granted.id() + "\"}");
    Answer none = command.consent("show", "0".repeat(32));
    assertThat(none.exit()).isEqualTo(Exit.NO);
    assertThat(none.err())
        .isEqualTo("jitsi-privacy: there is no decision " + "0".repeat(32) + "\n");
  }

  @Test
  void withdrawReachesTheFocusAndTheTrail() throws Exception {
    command.audit("init", "meet.example/audit");
    focus.decide(ACCOUNT, "m2", Purpose.RECORDING, ConsentState.GRANTED);
    focus.decide(ACCOUNT, "m2", Purpose.CONFERENCE, ConsentState.GRANTED);
    CompletableFuture<KeptDecision> heard = new CompletableFuture<>();
    focus.ledger().follow(heard::complete);
    Answer answer =
        command.consent(
            "withdraw",
            "--user",
            "participant-1",
            "--purpose",
            "recording",
            "--reason",
            "letter of participant-1");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith("withdrawn: recording, everywhere  (").hasLineCount(1);
    KeptDecision withdrawal = heard.get(30, TimeUnit.SECONDS);
    assertThat(withdrawal.state()).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(withdrawal.cause()).isEqualTo(Cause.COMMAND);
    assertThat(withdrawal.subject()).isEqualTo(granted.subject());
    assertThat(answer.out()).contains(withdrawal.id());
    assertThat(listed("--user", "participant-1", "--state", "granted")).hasSize(1);
    JsonNode entry =
        JSON.readTree(command.audit("show", "--json", "--kind", "consent.withdrawn").out());
    assertThat(entry.at("/entry/actor").asText()).isEqualTo("operator");
    assertThat(entry.at("/entry/facts/purposes/0").asText()).isEqualTo("recording");
    assertThat(entry.at("/entry/subject").asText())
        .isEqualTo(
            new AuditInstallation(command.state()).pseudonyms().subject(ACCOUNT.name()).hex());
    JsonNode payload = JSON.readTree(entry.at("/payload/text").asText());
    assertThat(payload.get("reason").asText()).isEqualTo("letter of participant-1");
    assertThat(payload.get("decision").asText()).isEqualTo(withdrawal.id());
    assertThat(command.audit("verify").exit()).isZero();
    Answer again =
        command.consent(
            "withdraw", "--user", "participant-1", "--purpose", "recording", "--reason", "again");
    assertThat(again.exit()).isEqualTo(Exit.NO);
    assertThat(again.err()).contains("no grant stands");
  }

  @Test
  void aGrantOfAGuestIsWithdrawnInItsMeeting() throws Exception {
    KeptDecision guests = focus.decide(GUEST, "m1", Purpose.RECORDING, ConsentState.GRANTED);
    focus.decide(GUEST, "m2", Purpose.RECORDING, ConsentState.GRANTED);
    Answer answer =
        command.consent(
            "withdraw", "--subject", guests.subject(), "--room", ROOM, "--reason", "asked to");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("withdrawn: recording, in its meeting").hasLineCount(2);
    assertThat(listed("--subject", guests.subject(), "--state", "granted")).isEmpty();
  }

  @Test
  void whatIsOverIsNotWithdrawn() throws Exception {
    focus.decide(
        ACCOUNT,
        "m1",
        Purpose.RECORDING,
        ConsentState.GRANTED,
        Optional.of(Instant.now().minus(Duration.ofDays(1))));
    assertThat(command.consent("list", "--user", "participant-1").out()).contains("was over ");
    assertThat(
            command.consent("withdraw", "--user", "participant-1", "--reason", "asked to").exit())
        .isEqualTo(Exit.NO);
  }

  @Test
  void whatCannotBeRecordedIsWithdrawnAllTheSame() throws Exception {
    command.audit("init", "meet.example/audit");
    Tree.delete(new AuditInstallation(command.state()).archive());
    Answer answer = command.consent("withdraw", "--user", "participant-1", "--reason", "asked to");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("it is withdrawn, and cannot be recorded");
    assertThat(listed("--state", "granted")).isEmpty();
  }

  @Test
  void exportHasDecisionsRecordsAndNoticesOfOneSubject() throws Exception {
    focus.decide(ACCOUNT, "m1", Purpose.RECORDING, ConsentState.WITHDRAWN);
    Answer answer = command.consent("export", "--user", "participant-1", "--reason", "asked to");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).doesNotContain("participant-1", refused.id(), "\u001b");
    JsonNode export = JSON.readTree(answer.out());
    assertThat(export.get("subject").asText()).isEqualTo(granted.subject());
    assertThat(export.get("decisions")).hasSize(2);
    assertThat(export.at("/decisions/0/document/@type").asText()).isEqualTo("ConsentRecord");
    assertThat(export.at("/notices/0/text").asText()).isEqualTo(TestLedger.TEXT);
    Answer none = command.consent("export", "--user", "participant-2", "--reason", "asked to");
    assertThat(none.exit()).isEqualTo(Exit.NO);
    assertThat(none.out()).isEmpty();
  }

  @Test
  void anExportIsRecordedBeforeItIsHandedOut() throws Exception {
    command.audit("init", "meet.example/audit");
    Answer answer =
        command.consent("export", "--user", "participant-1", "--reason", "request of 25 November");
    assertThat(answer.exit()).as(answer.err()).isZero();
    JsonNode entry =
        JSON.readTree(command.audit("show", "--json", "--kind", "subject.exported").out());
    assertThat(entry.at("/entry/actor").asText()).isEqualTo("operator");
    assertThat(entry.at("/entry/facts/items").asInt()).isEqualTo(1);
    assertThat(entry.at("/entry/subject").asText())
        .isEqualTo(
            new AuditInstallation(command.state()).pseudonyms().subject(ACCOUNT.name()).hex());
    JsonNode payload = JSON.readTree(entry.at("/payload/text").asText());
    assertThat(payload.get("reason").asText()).isEqualTo("request of 25 November");
    assertThat(payload.get("subject").asText()).isEqualTo(granted.subject());
    assertThat(command.audit("verify").exit()).isZero();
    Tree.delete(new AuditInstallation(command.state()).archive());
    Answer unrecorded =
        command.consent("export", "--user", "participant-1", "--reason", "asked to");
    assertThat(unrecorded.exit()).isEqualTo(Exit.FAILED);
    assertThat(unrecorded.out()).isEmpty();
    assertThat(unrecorded.err()).contains("nothing is exported");
  }

  @Test
  void aWithdrawalHasTheRecordThatTheFocusWrites() throws Exception {
    command.audit("init", "meet.example/audit");
    Files.writeString(
        command.configuration(),
        """
        privacy {
          state-dir = "%s"
          consent-gate {
            accounts.domains = [ "accounts.example" ]
            service.controller { name = "Example Clinic", contact = "privacy@example.com" }
            notice.url = "https://example.com/privacy"
          }
        }
        """
            .formatted(command.state()));
    Answer answer = command.consent("withdraw", "--user", "participant-1", "--reason", "asked to");
    assertThat(answer.exit()).as(answer.err()).isZero();
    JsonNode export =
        JSON.readTree(
            command.consent("export", "--user", "participant-1", "--reason", "asked to").out());
    JsonNode document = export.at("/decisions/1/document");
    assertThat(document.get("@type").asText()).isEqualTo("dpv:ConsentRecord");
    assertThat(document.toString()).contains("Example Clinic", "https://example.com/privacy");
    Path receipt = directory.resolve("receipt.json");
    Answer issued =
        command.consent(
            "receipt", "--id", export.at("/decisions/1/id").asText(), "--out", receipt.toString());
    assertThat(issued.exit()).as(issued.err()).isZero();
    String key = new AuditInstallation(command.state()).signingKey().verifier().toString();
    Answer verified =
        command.run("", List.of("consent", "verify-receipt", "--key", key, receipt.toString()));
    assertThat(verified.exit()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("holds; 1 record", "consent.withdrawn", "recording");
  }

  @Test
  void anAddressThatIsNoneIsAMistakeInTheConfiguration() throws Exception {
    Files.writeString(
        command.configuration(),
        """
        privacy {
          state-dir = "%s"
          consent-gate { accounts.domains = [ accounts.example ], notice.url = "ftp://example.com" }
        }
        """
            .formatted(command.state()));
    Answer answer = command.consent("withdraw", "--user", "participant-1", "--reason", "asked to");
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("notice.url");
    assertThat(listed("--state", "granted")).hasSize(1);
  }

  @Test
  void anAccountGoesByItsDomain() throws Exception {
    assertThat(listed("--user", "participant-1@accounts.example")).containsExactly(granted.id());
    String accounts = "privacy { state-dir = \"%s\", consent-gate.accounts.domains = [ %s ] }";
    Files.writeString(
        command.configuration(),
        accounts.formatted(command.state(), "a.example, accounts.example"));
    assertThat(listed("--user", "participant-1@accounts.example")).containsExactly(granted.id());
    Answer which = command.consent("list", "--user", "participant-1");
    assertThat(which.exit()).isEqualTo(Exit.FAILED);
    assertThat(which.err()).contains("participant-1@DOMAIN", "a.example, accounts.example");
    Files.writeString(command.configuration(), accounts.formatted(command.state(), ""));
    Answer none = command.consent("list", "--user", "participant-1");
    assertThat(none.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(none.err()).contains("accounts.domains is empty", "--subject");
  }

  @Test
  void whereNothingWasDecidedNothingIsMade() throws Exception {
    Command fresh = new Command(directory.resolve("fresh"));
    for (List<String> call :
        List.of(
            List.of("list"),
            List.of("list", "--user", "participant-1"),
            List.of("show", "0".repeat(32)),
            List.of("export", "--user", "participant-1", "--reason", "asked to"))) {
      Answer answer =
          fresh.consent(call.get(0), call.subList(1, call.size()).toArray(String[]::new));
      assertThat(answer.exit()).as("%s", call).isEqualTo(Exit.NO);
      assertThat(answer.err()).contains("nobody decided anything on this host yet");
    }
    try (Stream<Path> files = Files.list(fresh.state())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aServerThatIsNotThereIsToldInALine() throws Exception {
    Files.writeString(
        command.configuration(),
        """
        privacy {
          state-dir = "%s"
          consent-gate.ledger {
            kind = postgresql, url = "jdbc:postgresql://127.0.0.1:1/jitsi", user = jitsi
          }
        }
        """
            .formatted(command.state()));
    Answer answer = command.consent("list");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err())
        .startsWith("jitsi-privacy: the consent ledger jdbc:postgresql://127.0.0.1:1/jitsi cannot")
        .contains("refused")
        .doesNotContain("\tat ");
  }

  @Test
  void aLedgerThatContradictsItselfIsAMistakeInTheConfiguration() throws Exception {
    Files.writeString(
        command.configuration(),
        "privacy { state-dir = \"%s\", consent-gate.ledger.user = jitsi }"
            .formatted(command.state()));
    Answer answer = command.consent("list");
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("are for kind = postgresql");
  }

  @Test
  void whatRootLeavesBelongsToTheService() throws Exception {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"));
    focus.close();
    for (Path each : List.of(command.state(), command.state().resolve("consent.db"))) {
      Files.setAttribute(each, "unix:gid", 65_101);
      Files.setAttribute(each, "unix:uid", 65_101);
    }
    command.consent("withdraw", "--user", "participant-1", "--reason", "asked to");
    try (Stream<Path> files = Files.list(command.state())) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("consent.db")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                      .isEqualTo(65_101));
    }
  }
}
