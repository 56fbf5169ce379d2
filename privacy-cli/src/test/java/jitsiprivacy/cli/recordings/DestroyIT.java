package jitsiprivacy.cli.recordings;

import static jitsiprivacy.cli.recordings.TestRecordings.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code recordings destroy} as it is installed. */
class DestroyIT {

  @TempDir Path directory;

  private TestRecordings host;

  @BeforeEach
  void sealed() throws Exception {
    host = new TestRecordings(directory);
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.records("room1.mp4", 10);
    host.focusKnows("{\"v\":1}");
    assertThat(host.finalizes().exit()).isZero();
  }

  private Answer destroys(String... more) throws Exception {
    return host.run(
        "recordings destroy",
        Stream.concat(Stream.of(SESSION, "--reason", "order-14"), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> keys() throws IOException {
    try (Stream<Path> all = Files.list(host.command.state().resolve("recording-keys"))) {
      return all.toList();
    }
  }

  @Test
  void itIsRecordedGoneAndSaidSoAgain() throws Exception {
    Answer destroyed = destroys("--yes");
    assertThat(destroyed.exit()).as("%s", destroyed).isZero();
    assertThat(destroyed.out()).matches("destroyed: kq3v7 {2}key=[0-9a-f]{32}\n");
    assertThat(keys()).isEmpty();
    assertThat(destroyed.out())
        .contains("key=" + host.entry("recording.destroyed").at("/facts/key").asText() + "\n");
    assertThat(host.command.state().resolve("recordings/kq3v7.json")).doesNotExist();
    assertThat(host.run("recordings list").out()).contains(" erased ");
    assertThat(host.opens(directory.resolve("opened")).exit()).isEqualTo(Exit.NO);
    Answer again = destroys();
    assertThat(again.exit()).isZero();
    assertThat(again.out()).startsWith("destroyed already: kq3v7  key=");
    assertThat(host.entry("recording.destroyed")).isNotNull();
  }

  @Test
  void whatIsUnderAHoldStays() throws Exception {
    Answer set =
        host.run(
            "hold set",
            "case-12",
            "--file",
            host.recording().getParent().toString(),
            "--until",
            LocalDate.now(ZoneOffset.UTC).plusDays(9).toString(),
            "--reason",
            "claim",
            "--responsible",
            "operator");
    assertThat(set.exit()).as("%s", set).isZero();
    Answer held = destroys("--yes");
    assertThat(held.exit()).isEqualTo(Exit.NO);
    assertThat(held.err()).contains("nothing is destroyed: kq3v7 is under a hold: case-12");
    assertThat(host.run("hold lift", "case-12", "--reason", "settled").exit()).isZero();
    Path unreadable = host.command.state().resolve("holds/case-13.json");
    Files.writeString(unreadable, "{}");
    assertThat(destroys("--yes").err()).contains("everything is held: " + unreadable);
    assertThat(keys()).hasSize(1);
    assertThat(host.command.audit("tail", "--kind", "recording.destroyed").out()).isEmpty();
    Files.delete(unreadable);
    assertThat(destroys("--yes").exit()).isZero();
  }

  @Test
  void nobodyIsAskedWhereNobodyIs() throws Exception {
    Answer answer = destroys();
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("Say --yes");
    assertThat(keys()).hasSize(1);
    assertThat(destroys("--yes", "--reason", "of somebody").exit()).isEqualTo(Exit.FAILED);
  }

  @Test
  void whoeverSitsThereTypesItsName() throws Exception {
    assertThat(typing("yes").exit()).isEqualTo(Exit.NO);
    assertThat(keys()).hasSize(1);
    Answer answer = typing(SESSION);
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("Type its name to destroy its key: ");
    assertThat(keys()).isEmpty();
  }

  /** At a terminal of its own, which util-linux makes. */
  private Answer typing(String line) throws Exception {
    String command =
        Stream.concat(
                Stream.of(Command.LAUNCHER.toString()),
                host.arguments("recordings destroy", SESSION, "--reason", "order-14").stream())
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(" "));
    Process process = new ProcessBuilder("script", "-qec", command, "/dev/null").start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      in.flush();
      return Command.answer(process);
    }
  }

  @Test
  void whatCannotBeRecordedIsNotDestroyed() throws Exception {
    Path archive = host.command.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
    Answer answer = destroys("--yes");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("nothing is destroyed, since that cannot be recorded");
    assertThat(keys()).hasSize(1);
  }

  @Test
  void whatIsNotAllSealedIsNotErasedByThat() throws Exception {
    Files.createDirectory(host.recording().resolve(".sealing"));
    Answer answer = destroys("--yes");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("not all of it is sealed", "jitsi-privacy finalize ");
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aRunThatDiedHalfwayIsFinished() throws Exception {
    Path key = keys().get(0);
    Files.move(key, key.resolveSibling(key.getFileName().toString().replace(".age", ".new")));
    assertThat(destroys().out()).startsWith("destroyed already: ");
    assertThat(keys()).isEmpty();
  }
}
