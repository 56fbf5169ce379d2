package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy hold} as it is installed. */
class HoldIT {

  private static final String ROOM = "room1@conference.example";

  @TempDir Path directory;

  private final LocalDate until = LocalDate.now(ZoneOffset.UTC).plusDays(300);
  private final ObjectMapper json = new ObjectMapper();
  private Command host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new Command(directory);
  }

  private List<String> arguments(String subcommand, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("hold", subcommand, "--config", host.configuration().toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  private Answer hold(String subcommand, String... arguments) throws Exception {
    return host.run("", arguments(subcommand, arguments));
  }

  private String[] set(String name, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                name,
                "--until",
                until.toString(),
                "--reason",
                "claim of 20 November",
                "--responsible",
                "operator"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void makeTrail() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
  }

  private static void done(Answer answer) {
    assertThat(answer.exit()).as("%s", answer).isZero();
  }

  private Path file(String name) {
    return host.state().resolve("holds").resolve(name + ".json");
  }

  private List<JsonNode> entries(String kind) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    Answer answer = host.audit("show", "--kind", kind, "--json");
    done(answer);
    for (String line : answer.out().lines().toList()) {
      all.add(json.readTree(line));
    }
    return all;
  }

  @Test
  void setRecordedListedShownAndLifted() throws Exception {
    makeTrail();
    Answer set =
        hold("set", set("case-12", "--room", ROOM, "--subject", "participant-1", "--tenant", "a"));
    done(set);
    assertThat(set.out()).isEqualTo("set: case-12, until " + until + "\n");
    assertThat(set.err()).contains("logs").contains("--from and --to");
    JsonNode kept = json.readTree(file("case-12").toFile());
    var pseudonyms = new AuditInstallation(host.state()).knownPseudonyms();
    assertThat(kept.at("/rooms/0/pseudonym").asText()).isEqualTo(pseudonyms.room(ROOM).hex());
    assertThat(kept.at("/subjects/0/pseudonym").asText())
        .isEqualTo(pseudonyms.subject("participant-1@accounts.example").hex());
    JsonNode entry = entries("hold.set").get(0);
    assertThat(entry.at("/entry/facts/hold").asText()).isEqualTo("case-12");
    assertThat(entry.at("/entry/room").asText()).isEqualTo(pseudonyms.room(ROOM).hex());
    assertThat(json.readTree(entry.at("/payload/text").asText())).isEqualTo(kept);

    assertThat(hold("list").out()).contains("NAME", "case-12 ", " holds ", until.toString());
    JsonNode listed = json.readTree(hold("list", "--json").out());
    assertThat(listed.get("state").asText()).isEqualTo("holds");
    assertThat(listed.get("hold")).isEqualTo(kept);
    assertThat(json.readTree(hold("show", "case-12", "--json").out())).isEqualTo(listed);
    assertThat(hold("show", "case-12").out())
        .contains("room1@conference.example", "claim of 20 November", "one person");

    Answer again = hold("set", set("case-12", "--tenant", "b"));
    assertThat(again.exit()).isEqualTo(Exit.NO);
    assertThat(again.err()).contains("there is a hold case-12");
    assertThat(json.readTree(file("case-12").toFile())).isEqualTo(kept);

    Answer lifted = hold("lift", "case-12", "--reason", "settled");
    done(lifted);
    assertThat(lifted.out()).isEqualTo("lifted: case-12\n");
    assertThat(hold("list")).isEqualTo(new Answer(0, "", ""));
    JsonNode last = entries("hold.lifted").get(0);
    assertThat(last.at("/entry/facts/reason").asText()).isEqualTo("settled");
    assertThat(json.readTree(last.at("/payload/text").asText()).get("hold")).isEqualTo(kept);
    for (String subcommand : List.of("show", "approve")) {
      assertThat(hold(subcommand, "case-12").exit()).isEqualTo(Exit.NO);
    }
    assertThat(hold("lift", "case-12", "--reason", "settled").exit()).isEqualTo(Exit.NO);
    assertThat(host.audit("verify").exit()).isZero();
  }

  @Test
  void whoseItIsCannotBeToldWithoutATrail() throws Exception {
    for (String[] on : new String[][] {{"--room", ROOM}, {"--subject", "participant-1"}}) {
      Answer answer = hold("set", set("case-12", on));
      assertThat(answer.exit()).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).contains("jitsi-privacy audit init");
    }
    assertThat(file("case-12")).doesNotExist();
    done(hold("set", set("case-12", "--file", directory.toString())));
    done(hold("lift", "case-12", "--reason", "settled"));
  }

  @Test
  void whatTheLedgerCallsThemIsKeptToo() throws Exception {
    makeTrail();
    Files.write(host.state().resolve("keys/pseudonym.key"), new byte[] {7});
    Answer broken = hold("set", set("case-12", "--room", ROOM));
    assertThat(broken.exit()).isEqualTo(Exit.FAILED);
    Files.delete(host.state().resolve("keys/pseudonym.key"));
    var ledger =
        jitsiprivacy.consent.ledger.Pseudonyms.withKeyIn(
            host.state().resolve("keys/pseudonym.key"));
    done(hold("set", set("case-12", "--room", ROOM, "--subject", "participant-1")));
    JsonNode kept = json.readTree(file("case-12").toFile());
    assertThat(kept.at("/rooms/0/in-ledger").asText()).isEqualTo(ledger.of("room", ROOM));
    assertThat(kept.at("/subjects/0/in-ledger").asText())
        .isEqualTo(ledger.of("account", "participant-1@accounts.example"));
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    makeTrail();
    done(hold("set", set("case-11", "--tenant", "a")));
    done(hold("set", set("case-12", "--tenant", "a", "--two-people")));
    byte[] kept = Files.readAllBytes(file("case-12"));
    Path archive = host.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
    for (Answer answer :
        List.of(
            hold("set", set("case-13", "--tenant", "a")),
            hold("lift", "case-11", "--reason", "settled"),
            hold("lift", "case-12", "--reason", "settled"))) {
      assertThat(answer.exit()).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).contains("since that cannot be recorded in the audit trail: ");
    }
    assertThat(file("case-11")).exists();
    assertThat(file("case-12")).hasBinaryContent(kept);
    assertThat(file("case-13")).doesNotExist();
  }

  @Test
  void aFileThatCannotBeUnderstoodIsTold() throws Exception {
    done(hold("set", set("case-11", "--tenant", "a")));
    Files.writeString(file("case-12"), "\u001b[31m");
    Answer listed = hold("list");
    assertThat(listed.exit()).isEqualTo(Exit.FAILED);
    assertThat(listed.out()).contains("case-11");
    assertThat(listed.err())
        .contains("everything is held: ", "case-12.json")
        .doesNotContain("\u001b");
    Answer lifted = hold("lift", "case-12", "--reason", "settled");
    assertThat(lifted.exit()).isEqualTo(Exit.FAILED);
    assertThat(lifted.err()).contains("case-12.json cannot be understood");
  }

  @Test
  void ofManyAtOnceNoneIsLost() throws Exception {
    makeTrail();
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      running.add(host.start(arguments("set", set("case-" + i % 3, "--tenant", "a"))));
    }
    int done = 0;
    int refused = 0;
    for (Process each : running) {
      Answer answer = Command.answer(each);
      done += answer.exit() == Exit.DONE ? 1 : 0;
      refused += answer.exit() == Exit.NO ? 1 : 0;
    }
    assertThat(done).isEqualTo(3);
    assertThat(refused).isEqualTo(1);
    assertThat(hold("list", "--json").out().lines()).hasSize(3);
    assertThat(entries("hold.set")).hasSize(3);
  }

  @Test
  void oneUserAloneDoesNotLiftWhatTakesTwo() throws Exception {
    makeTrail();
    done(hold("set", set("case-12", "--tenant", "a", "--two-people")));
    Answer early = hold("approve", "case-12");
    assertThat(early.exit()).isEqualTo(Exit.NO);
    assertThat(early.err()).contains("nobody asked");
    Answer asked = hold("lift", "case-12", "--reason", "settled");
    done(asked);
    assertThat(asked.out()).startsWith("asked: case-12, by ");
    assertThat(asked.err()).contains("jitsi-privacy hold approve case-12");
    assertThat(hold("list").out()).contains(" lifting ");
    assertThat(hold("lift", "case-12", "--reason", "settled").exit()).isEqualTo(Exit.NO);
    Answer same = hold("approve", "case-12");
    assertThat(same.exit()).isEqualTo(Exit.NO);
    assertThat(same.err()).contains("another user has to approve it");
    // Anybody can write into the environment.
    ProcessBuilder builder = new ProcessBuilder(Command.LAUNCHER.toString());
    builder.command().addAll(arguments("approve", "case-12"));
    builder.environment().putAll(Map.of("SUDO_UID", "4711", "SUDO_USER", "auditor"));
    assertThat(Command.answer(builder.start()).exit()).isEqualTo(Exit.NO);
    assertThat(file("case-12")).exists();
    assertThat(entries("hold.lifting")).hasSize(1);
    assertThat(entries("hold.lifted")).isEmpty();
  }

  @Test
  void twoUsersDo() throws Exception {
    TwoUsers.assume();
    TwoUsers.share(host);
    makeTrail();
    done(hold("set", set("case-12", "--tenant", "a", "--two-people")));
    done(hold("lift", "case-12", "--reason", "settled"));
    List<String> command = new ArrayList<>(List.of(Command.LAUNCHER.toString()));
    command.addAll(arguments("approve", "case-12"));
    Answer approved = TwoUsers.another(directory, command);
    done(approved);
    assertThat(approved.out()).isEqualTo("lifted: case-12, asked for by root (uid 0): settled\n");
    assertThat(file("case-12")).doesNotExist();
    JsonNode payload = json.readTree(entries("hold.lifted").get(0).at("/payload/text").asText());
    assertThat(payload.at("/lifted/by/uid").asLong()).isEqualTo(4711);
    assertThat(payload.at("/hold/lifting/by/uid").asLong()).isZero();
  }
}
