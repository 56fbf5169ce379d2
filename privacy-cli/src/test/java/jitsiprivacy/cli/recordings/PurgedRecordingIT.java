package jitsiprivacy.cli.recordings;

import static jitsiprivacy.cli.recordings.TestRecordings.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code purge} of recordings, as it is installed. */
class PurgedRecordingIT {

  @TempDir Path directory;

  private TestRecordings host;

  @BeforeEach
  void sealed() throws Exception {
    SeesAll.assumed();
    host = new TestRecordings(directory);
    host.configure("keep = 30d");
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.records("room1.mp4", 10);
    host.focusKnows("{\"v\":1}");
    assertThat(host.finalizes().exit()).isZero();
  }

  private Answer purges(String... more) throws Exception {
    return host.run(
        "purge",
        Stream.concat(Stream.of("--category", "recordings"), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> keys() throws IOException {
    try (Stream<Path> all = Files.list(host.command.state().resolve("recording-keys"))) {
      return all.toList();
    }
  }

  private void isDue() throws IOException {
    Path manifest = host.recording().resolve("sealed.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest, text.replaceAll("\"due\"( ?: ?)\"[0-9-]+\"", "\"due\"$1\"2026-01-01\""));
    assertThat(Files.readString(manifest)).isNotEqualTo(text);
  }

  @Test
  void whatIsPromisedForLaterStays() throws Exception {
    Answer answer = purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).isEqualTo("recordings: 0 of 1 due, 0 B\n");
    assertThat(keys()).hasSize(1);
  }

  @Test
  void itsKeyIsDestroyedOnRecordAndThenItIsDeleted() throws Exception {
    isDue();
    Answer answer = purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("recordings: deleted 1, ");
    assertThat(host.root).isEmptyDirectory();
    assertThat(keys()).isEmpty();
    assertThat(host.command.state().resolve("recordings/kq3v7.json")).doesNotExist();
    JsonNode destroyed = host.entry("recording.destroyed");
    assertThat(destroyed.at("/facts/session").asText()).isEqualTo(SESSION);
    assertThat(destroyed.at("/facts/reason").asText()).isEqualTo("retention");
    assertThat(destroyed.has("payload")).as("which files the key opened").isTrue();
    assertThat(host.entry("purge.run").at("/facts/deleted").asInt()).isEqualTo(1);
    assertThat(host.command.audit("verify").exit()).isZero();
  }

  @Test
  void whatCannotBeRecordedIsNotDestroyedAndHasItsNameAgain() throws Exception {
    isDue();
    Path archive = host.command.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
    Answer answer = purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out()).contains("failed  " + host.recording(), "cannot be recorded");
    assertThat(keys()).hasSize(1);
    assertThat(host.recording().resolve("sealed.json")).exists();
  }

  @Test
  void aRecordingThatIsPlainIsDueByItsLastChange() throws Exception {
    Path plain = Files.createDirectory(host.root.resolve("plain"));
    Files.writeString(plain.resolve("room.mp4"), "media");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(400)));
    Files.setLastModifiedTime(plain.resolve("room.mp4"), old);
    Files.setLastModifiedTime(plain, old);
    assertThat(purges().exit()).isZero();
    assertThat(plain).doesNotExist();
    assertThat(host.recording()).exists();
  }

  @Test
  void aManifestThatCannotBeUsedIsTrouble() throws Exception {
    Files.writeString(host.recording().resolve("sealed.json"), "{}");
    Answer answer = purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out()).contains("failed  " + host.recording(), "manifest cannot be used");
    assertThat(host.recording()).exists();
  }

  /** With a grace of three days. */
  @Test
  void whatIsWithdrawnCannotBeOpenedAndCanBeHadBack() throws Exception {
    isDue();
    Path copy = directory.resolve("copy");
    does("cp", "-a", host.recording().toString(), copy.toString());
    Path grace = host.command.directory().resolve("conf.d/grace.conf");
    Files.createDirectories(grace.getParent());
    Files.writeString(grace, "privacy.retention.categories.recordings.grace = P3D\n");
    Answer answer = purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("recordings: withdrawn 1, ");
    assertThat(host.recording()).doesNotExist();
    assertThat(keys()).singleElement().asString().endsWith(".withdrawn");

    Answer open = opens();
    assertThat(open.exit()).isEqualTo(Exit.NO);
    assertThat(open.err()).contains("withdrawn by the purge", "purge undo " + host.recording());
    does("cp", "-a", copy.toString(), host.recording().toString());
    Answer ofCopy = opens();
    assertThat(ofCopy.exit()).isEqualTo(Exit.NO);
    assertThat(ofCopy.err())
        .contains("its key was withdrawn by the purge, and can be had back until 20");
    does("rm", "-r", host.recording().toString());

    Files.writeString(
        grace, "privacy.retention.categories.recordings { grace = P3D, from = modified }\n");
    Answer undone = host.run("purge undo", host.recording().toString());
    assertThat(undone.exit()).as("%s", undone).isZero();
    assertThat(opens().exit()).isZero();
    assertThat(host.entry("purge.undone").at("/facts/category").asText()).isEqualTo("recordings");
  }

  @Test
  void atTheEndOfTheGraceItsKeyIsDestroyed() throws Exception {
    isDue();
    Path grace = host.command.directory().resolve("conf.d/grace.conf");
    Files.createDirectories(grace.getParent());
    Files.writeString(grace, "privacy.retention.categories.recordings.grace = P3D\n");
    assertThat(purges().exit()).isZero();
    assertThat(keys()).hasSize(1);
    Files.delete(grace);
    Answer answer = purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("recordings: deleted 1, ");
    assertThat(keys()).isEmpty();
    assertThat(host.root).isEmptyDirectory();
    assertThat(host.entry("recording.destroyed").at("/facts/session").asText()).isEqualTo(SESSION);
  }

  private Answer opens() throws Exception {
    return host.opens(directory.resolve("opened"));
  }

  private static void does(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
