package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Tree;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks whose a pseudonym is has that in the audit trail first. */
class RevealIT {

  private static final int OWNER = 65_101;

  @TempDir Path directory;
  private Command command;
  private AuditInstallation host;

  @BeforeEach
  void configure() throws Exception {
    command = new Command(directory);
    host = new AuditInstallation(command.state());
  }

  private String pseudonym() throws Exception {
    return command.scrub("198.18.7.41").out();
  }

  private Answer reveal(String pseudonym, String reason) throws Exception {
    return command.scrub(
        "", "--reveal", pseudonym, "--reason", reason, "--at", Instant.now().toString());
  }

  @Test
  void itIsRecordedAndSigned() throws Exception {
    command.audit("init", "meet.example/audit");
    String pseudonym = pseudonym();
    Answer answer = reveal(pseudonym, "order 12 Gs 34/26");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith("198.18.7.41  if made from ");
    JsonNode shown =
        new ObjectMapper()
            .readTree(command.audit("show", "--json", "--kind", "pseudonym.revealed").out());
    assertThat(shown.get("signed").asBoolean()).isTrue();
    assertThat(shown.at("/entry/actor").asText()).isEqualTo("operator");
    assertThat(shown.at("/entry/facts").toString()).isEqualTo("{\"of\":\"address\"}");
    JsonNode payload = new ObjectMapper().readTree(shown.at("/payload/text").asText());
    assertThat(payload.get("pseudonym").asText()).isEqualTo(pseudonym);
    assertThat(payload.get("reason").asText()).isEqualTo("order 12 Gs 34/26");
    assertThat(shown.toString()).doesNotContain("198.18.7.41");
    assertThat(command.state().resolve("keys/addresses/reveals.log"))
        .content()
        .contains("order 12 Gs 34/26");

    // A single word may be a name, and an entry stays.
    reveal(pseudonym, "participant-1");
    assertThat(command.audit("tail", "-n", "1").out())
        .contains("of=address  +payload")
        .doesNotContain("participant-1");
    assertThat(command.audit("show", "--json", "--kind", "pseudonym.revealed").out())
        .contains("participant-1");
    assertThat(command.audit("verify").exit()).isZero();
  }

  @Test
  void whatCannotBeRecordedIsNotAnswered() throws Exception {
    command.audit("init", "meet.example/audit");
    String pseudonym = pseudonym();
    Tree.delete(host.archive());
    Answer answer = reveal(pseudonym, "order-12");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains("nothing is revealed, since that cannot be recorded in the audit trail");
    Files.writeString(host.keys().resolve("signing.key"), "garbage");
    answer = reveal(pseudonym, "order-12");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void whereThereIsNoAuditTrailItIsAsBefore() throws Exception {
    Answer answer = reveal(pseudonym(), "order-12");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(host.archive()).doesNotExist();
    assertThat(host.keys()).doesNotExist();
  }

  @Test
  void whatRootLeavesBelongsToTheService() throws Exception {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"));
    Files.setAttribute(command.state(), "unix:gid", OWNER);
    Files.setAttribute(command.state(), "unix:uid", OWNER);
    command.audit("init", "meet.example/audit");
    assertThat(reveal(pseudonym(), "order-12").exit()).isZero();
    assertThat(command.audit("verify").exit()).isZero();
    for (Path each : List.of(host.archive(), host.keys(), host.seen())) {
      try (Stream<Path> all = Files.walk(each)) {
        assertThat(all)
            .allSatisfy(
                path ->
                    assertThat(
                            Files.readAttributes(path, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS))
                        .containsEntry("uid", OWNER)
                        .containsEntry("gid", OWNER));
      }
    }
  }
}
