package jitsiprivacy.cli.recordings;

import static jitsiprivacy.cli.recordings.TestRecordings.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a recording closed, whenever it comes up, and what opens it again. */
class QuarantineIT {

  private static final String WITHDRAWN =
      "{\"v\":1,\"consents\":[\"a1\"],\"quarantine\":"
          + "[{\"reason\":\"withdrawn\",\"since\":\"2026-11-25T16:30:00.250Z\"}]}";
  private static final String TWICE =
      WITHDRAWN.replace("[{", "[{\"reason\":\"withdrawn\",\"since\":\"2026-11-25T16:50:00Z\"},{");

  @TempDir Path directory;

  private TestRecordings host;

  @BeforeEach
  void makeHost() throws Exception {
    host = new TestRecordings(directory);
    host.records("room1.mp4", 10);
  }

  private Answer opens() throws Exception {
    return host.opens(directory.resolve("opened"));
  }

  private Answer releases() throws Exception {
    return host.run("recordings release", SESSION, "--reason", "order-13");
  }

  private void isClosed() throws Exception {
    Answer answer = opens();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err())
        .contains("it is in quarantine: ", "jitsi-privacy recordings release kq3v7 --reason WORD");
    assertThat(directory.resolve("opened")).doesNotExist();
    assertThat(host.run("recordings list").out()).contains(" quarantine ");
  }

  private JsonNode shown() throws Exception {
    return new ObjectMapper().readTree(host.run("recordings show", SESSION, "--json").out());
  }

  @Test
  void whatWasKnownWhenItWasSealedStandsInTheManifestUntilItIsReleased() throws Exception {
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.focusKnows(WITHDRAWN);
    assertThat(host.finalizes().exit()).isZero();
    Files.delete(host.command.state().resolve("recordings/kq3v7.json"));
    isClosed();
    assertThat(shown().at("/manifest/quarantine/0/reason").asText()).isEqualTo("withdrawn");
    assertThat(host.run("recordings show", SESSION).out())
        .contains("state      quarantine", "quarantine withdrawn since 2026-11-25T16:30:00.250Z");

    Answer released = releases();
    assertThat(released.exit()).isZero();
    assertThat(released.out())
        .isEqualTo("released: kq3v7  withdrawn since 2026-11-25T16:30:00.250Z\n");
    JsonNode facts = host.entry("recording.released").get("facts");
    assertThat(facts.at("/quarantine/0").asText()).isEqualTo("withdrawn");
    assertThat(facts.get("reason").asText()).isEqualTo("order-13");
    assertThat(host.run("recordings list").out()).contains(" sealed ");
    assertThat(opens().exit()).isZero();
    assertThat(releases().out()).isEqualTo("not in quarantine: kq3v7\n");
    assertThat(host.entry("recording.released")).isNotNull();
  }

  @Test
  void whatCameUpAfterItWasSealedCountsAndEachIsReleasedByItself() throws Exception {
    assertThat(host.finalizes().exit()).isZero();
    host.focusKnows(WITHDRAWN);
    isClosed();
    assertThat(shown().at("/manifest").has("quarantine")).isFalse();
    assertThat(shown().at("/quarantine/0/reason").asText()).isEqualTo("withdrawn");
    assertThat(releases().exit()).isZero();
    host.focusKnows(TWICE);
    isClosed();
    assertThat(shown().get("quarantine")).hasSize(1);
    assertThat(releases().exit()).isZero();
    assertThat(opens().exit()).isZero();
  }

  @Test
  void whatCannotBeReadKeepsItClosed() throws Exception {
    host.focusKnows("{\"v\":1,\"quarantine\":[\"\u001b[31m\"]}");
    Answer sealed = host.finalizes();
    assertThat(sealed.exit()).isZero();
    assertThat(sealed.err()).contains("cannot be used").doesNotContain("\u001b");
    isClosed();
    assertThat(releases().out()).contains("unreadable-facts since ");
    assertThat(opens().exit()).isZero();
  }

  @Test
  void aReleaseThatCannotBeReadIsNone() throws Exception {
    host.focusKnows(WITHDRAWN);
    assertThat(host.finalizes().exit()).isZero();
    assertThat(releases().exit()).isZero();
    Path release = host.command.state().resolve("recording-releases/kq3v7.json");
    assertThat(release).exists();
    Files.writeString(release, "released: all of it");
    Answer answer = opens();
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("it is not known what was released", "Move it away");
    assertThat(host.run("recordings list").out()).contains(" quarantine ");
  }

  @Test
  void whatCannotBeRecordedIsNotReleased() throws Exception {
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.focusKnows(WITHDRAWN);
    assertThat(host.finalizes().exit()).isZero();
    breakTrail();
    Answer answer = releases();
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("nothing is released, since that cannot be recorded");
    isClosed();
  }

  private void breakTrail() throws IOException {
    Path archive = host.command.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
  }
}
