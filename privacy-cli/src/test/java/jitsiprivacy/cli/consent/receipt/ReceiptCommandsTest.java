package jitsiprivacy.cli.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.record.ConsentDocument;
import jitsiprivacy.consent.record.Controller;
import jitsiprivacy.consent.record.DecisionEvent;
import jitsiprivacy.consent.record.Processing;
import jitsiprivacy.consent.record.ServiceDescription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Issuing and checking, with a ledger that is made up and an audit trail that is not. */
class ReceiptCommandsTest {

  private static final String SUBJECT = "0d4f1a2b3c4d5e6f708192a3b4c5d6e7";
  private static final String FIRST = "00000000000000000000000000000001";
  private static final String SECOND = "00000000000000000000000000000002";

  @TempDir Path directory;
  private final StringWriter err = new StringWriter();
  private final Memory ledger = new Memory();
  private AuditInstallation host;
  private String key;

  @Command(name = "jitsi-privacy")
  private static final class Root {}

  @Command(name = "consent")
  private static final class Consent {}

  @BeforeEach
  void begin() throws Exception {
    Path state = Files.createDirectories(directory.resolve("state"));
    Files.writeString(
        directory.resolve("privacy.conf"),
        "privacy { state-dir = \"" + state + "\", run-dir = \"" + directory + "/run\" }\n");
    host = new AuditInstallation(state);
    key = host.make("meet.example/audit").verifier().toString();
    recorded(FIRST, ConsentState.GRANTED, Cause.PRESENCE);
    recorded(SECOND, ConsentState.WITHDRAWN, Cause.COMMAND);
  }

  private EntryId recorded(String id, ConsentState state, Cause cause) throws Exception {
    ConsentRecord record =
        new ConsentRecord(
            id,
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
            Optional.empty(),
            new Meeting("room1@conference.example", Optional.empty()),
            new DataSubject("participant-1", true),
            Purpose.RECORDING,
            state,
            cause,
            new NoticeRef("2026-1", "en", "0".repeat(64)),
            LawfulBasis.CONSENT,
            Optional.empty());
    KeptDecision kept = ledger.keep(record);
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      return trail.record(DecisionEvent.of(record, kept, host.pseudonyms()));
    }
  }

  private CommandLine commandLine() {
    CommandLine all = new CommandLine(new Root());
    all.addSubcommand(
        new CommandLine(new Consent())
            .addSubcommand(new ReceiptCommand(config -> ledger))
            .addSubcommand(new VerifyReceiptCommand()));
    return all.setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (failed, command, parsed) -> {
              err.append(failed.getMessage());
              return Exit.NO;
            });
  }

  private int receipt(String... which) {
    CommandLine all = commandLine();
    List<String> arguments =
        new ArrayList<>(
            List.of("consent", "receipt", "--config", directory.resolve("privacy.conf") + ""));
    arguments.addAll(List.of(which));
    arguments.addAll(List.of("--out", file().toString()));
    return all.execute(arguments.toArray(new String[0]));
  }

  private Path file() {
    return directory.resolve("receipt.json");
  }

  private record Answer(int exit, String out) {}

  private Answer verify(String... arguments) throws Exception {
    VerifyReceiptCommand command = new VerifyReceiptCommand();
    new CommandLine(command).setErr(new PrintWriter(err, true)).parseArgs(arguments);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return new Answer(command.verify(out), out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aReceiptIsIssuedAgainAndChecked() throws Exception {
    assertThat(receipt("--id", FIRST)).as(err.toString()).isZero();
    Answer answer = verify("--key", key, file().toString());
    assertThat(answer.exit()).isZero();
    assertThat(answer.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("receipt.json: holds; 1 record");
    assertThat(answer.out())
        .contains(FIRST + "  consent.granted    recording  ")
        .contains("  notice 2026-1  entry ")
        .contains("/1 of meet.example/audit/");
    assertThat(ledger.closed).isTrue();
  }

  @Test
  void whatASubjectDecidedIsInOne() throws Exception {
    for (String[] which :
        new String[][] {
          {"--user", "participant-1"}, {"--subject", SUBJECT}, {"--id", FIRST + "," + SECOND}
        }) {
      assertThat(receipt(which)).as(err.toString()).isZero();
      Answer answer = verify("--key", key, "--json", file().toString());
      assertThat(answer.exit()).isZero();
      JsonNode told = new ObjectMapper().readTree(answer.out());
      assertThat(told.at("/holds").asBoolean()).isTrue();
      assertThat(told.at("/records")).hasSize(2);
      assertThat(told.at("/records/1/id").asText()).isEqualTo(SECOND);
      assertThat(told.at("/records/1/kind").asText()).isEqualTo("consent.withdrawn");
      assertThat(told.at("/records/1/purpose").asText()).isEqualTo("recording");
      assertThat(told.at("/records/1/log").asText()).startsWith("meet.example/audit/");
    }
  }

  @Test
  void whatDoesNotHoldIsToldWithTheReason() throws Exception {
    assertThat(receipt("--id", FIRST)).isZero();
    String good = Files.readString(file());
    Files.writeString(file(), good.replace("Example Clinic", "Another \u001b[31mClinic"));
    Path nothing = Files.writeString(directory.resolve("nothing"), "");
    Answer answer = verify("--key", key, file().toString(), nothing.toString());
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(": DOES NOT HOLD: "));
    Files.writeString(file(), good.replace("Example Clinic", "Another Clinic"));
    Answer json = verify("--key", key, "--json", file().toString());
    assertThat(new ObjectMapper().readTree(json.out()).at("/why").asText())
        .contains("record 1: the entry is of another document");
    assertThat(verify("--key", key, directory + "/none").exit()).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("there is no ");
  }

  @Test
  void whatThereIsNotHasNone() {
    assertThat(receipt("--id", "f".repeat(32))).isEqualTo(Exit.NO);
    assertThat(err.toString()).contains("no record ffff");
    assertThat(receipt("--user", "somebody")).isEqualTo(Exit.NO);
    assertThat(err.toString()).contains("no record of that data subject");
    ledger.keep(ledger.records.get(FIRST), "00000000000000000000000000000003");
    assertThat(receipt("--id", "00000000000000000000000000000003")).isEqualTo(Exit.NO);
    assertThat(err.toString()).contains("is not in the audit trail");
    assertThat(file()).doesNotExist();
  }

  @Test
  void oneOfTheThreeIsGiven() {
    assertThat(receipt()).isEqualTo(Exit.FAILED);
    assertThat(receipt("--id", FIRST, "--user", "participant-1")).isEqualTo(Exit.FAILED);
    assertThat(file()).doesNotExist();
  }

  @Test
  void thereIsHelpForAll() {
    for (String name : List.of("receipt", "verify-receipt")) {
      StringWriter out = new StringWriter();
      CommandLine all = commandLine().setOut(new PrintWriter(out, true));
      assertThat(all.execute("consent", name, "--help")).isZero();
      assertThat(out.toString())
          .contains("Example:", "jitsi-privacy consent " + name, "--key=PUBLICKEY")
          .doesNotContain("usage.");
      assertThat(
              all.getSubcommands()
                  .get("consent")
                  .getSubcommands()
                  .get(name)
                  .getCommandSpec()
                  .options())
          .allMatch(option -> option.description().length > 0);
    }
  }

  private static final class Memory implements DecisionSource {
    private final ConsentDocument format =
        new ConsentDocument(
            new ServiceDescription(
                new Controller("Example Clinic", Optional.empty(), "privacy@example.com"),
                "DE",
                Optional.empty(),
                "in the meeting",
                new Processing(List.of("voice"), List.of(), List.of("DE"), "P90D"),
                Map.of()));
    private final Map<String, KeptDecision> decisions = new LinkedHashMap<>();
    private final Map<String, ConsentRecord> records = new HashMap<>();
    private boolean closed;

    KeptDecision keep(ConsentRecord record) {
      return keep(record, record.id());
    }

    KeptDecision keep(ConsentRecord record, String id) {
      KeptDecision draft = kept(record, id, "");
      KeptDecision kept = kept(record, id, format.of(draft));
      decisions.put(id, kept);
      records.put(id, record);
      return kept;
    }

    private static KeptDecision kept(ConsentRecord record, String id, String document) {
      return new KeptDecision(
          id,
          record.time(),
          record.asked(),
          "7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e",
          Optional.empty(),
          SUBJECT,
          true,
          record.purpose(),
          record.state(),
          record.cause(),
          record.notice(),
          record.basis(),
          record.until(),
          document);
    }

    @Override
    public List<KeptDecision> decision(String id) {
      return Optional.ofNullable(decisions.get(id)).stream().toList();
    }

    @Override
    public List<KeptDecision> decisions(String subject, int most) {
      return decisions.values().stream().filter(each -> each.subject().equals(subject)).toList();
    }

    @Override
    public String subject(String user) {
      return user.equals("participant-1") ? SUBJECT : "f".repeat(32);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
