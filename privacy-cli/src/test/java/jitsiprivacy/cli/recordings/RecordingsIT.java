package jitsiprivacy.cli.recordings;

import static jitsiprivacy.cli.recordings.TestRecordings.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code finalize} and {@code recordings} as they are installed. */
class RecordingsIT {

  private static final int LARGE = 60_000_000;

  @TempDir Path directory;

  private final ObjectMapper json = new ObjectMapper();
  private TestRecordings host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestRecordings(directory);
  }

  private static void succeeded(Answer answer) {
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.err()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(host.recording())) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void sealedRecordedListedShownAndOpened() throws Exception {
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    byte[] video = host.records("room1.mp4", 3_000_000);
    host.records("metadata.json", 20);
    Answer sealed = host.finalizes();
    succeeded(sealed);
    assertThat(sealed.out()).matches("sealed: kq3v7 {2}files=3 {2}3.0 MB {2}key=[0-9a-f]{32}\n");
    assertThat(names())
        .containsExactly("SHA256SUMS.age", "metadata.json.age", "room1.mp4.age", "sealed.json");

    JsonNode facts = host.entry("recording.sealed").get("facts");
    assertThat(facts.get("session").asText()).isEqualTo(SESSION);
    assertThat(sealed.out()).contains(facts.get("key").asText());
    assertThat(host.run("recordings list").out())
        .contains("SESSION", "kq3v7 ", " sealed ", " 3.0 MB");
    JsonNode listed = json.readTree(host.run("recordings list", "--json").out());
    assertThat(listed.get("state").asText()).isEqualTo("sealed");
    assertThat(listed.get("manifest"))
        .isEqualTo(json.readTree(host.recording().resolve("sealed.json").toFile()));
    assertThat(host.run("recordings show", SESSION).out())
        .contains("room1.mp4.age  3.0 MB", "recording-keys/" + facts.get("key").asText());

    Path to = directory.resolve("opened");
    succeeded(host.opens(to));
    assertThat(to.resolve("room1.mp4")).hasBinaryContent(video);
    JsonNode opened = host.entry("recording.opened").get("facts");
    assertThat(opened.get("reason").asText()).isEqualTo("order-12");
    Answer again = host.opens(to);
    assertThat(again.exit()).isEqualTo(Exit.FAILED);
    assertThat(again.err()).contains("it is there already: ");
    assertThat(host.command.audit("verify").exit()).isZero();
  }

  @Test
  void whatCannotBeRecordedIsNotOpened() throws Exception {
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.records("room1.mp4", 10);
    succeeded(host.finalizes());
    Path archive = host.command.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
    Answer answer = host.opens(directory.resolve("opened"));
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("nothing is opened, since that cannot be recorded");
    assertThat(directory.resolve("opened")).isEmptyDirectory();
  }

  @Test
  void whatIsDamagedIsNotWritten() throws Exception {
    host.records("room1.mp4", 3_000_000);
    succeeded(host.finalizes());
    Path sealed = host.recording().resolve("room1.mp4.age");
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[2_000_000] ^= 1;
    Files.write(sealed, bytes);
    Answer answer = host.opens(directory.resolve("opened"));
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("it is damaged in the 64 KiB from byte 19");
    assertThat(directory.resolve("opened")).isEmptyDirectory();
  }

  @Test
  void aKeyThatIsAnothersOrGone() throws Exception {
    host.records("room1.mp4", 10);
    succeeded(host.finalizes());
    Path other = directory.resolve("other.key");
    Files.writeString(other, IdentityFile.write(Identity.make(), "of somebody else"));
    Path to = directory.resolve("opened");
    Answer wrong =
        host.run("recordings open", SESSION, "-i", "" + other, "--reason", "x", "--to", "" + to);
    assertThat(wrong.exit()).isEqualTo(Exit.FAILED);
    assertThat(wrong.err()).contains("no key that was given opens it");
    assertThat(to).doesNotExist();
    Path keys = host.command.state().resolve("recording-keys");
    try (Stream<Path> entries = Files.list(keys)) {
      Files.delete(entries.findFirst().orElseThrow());
    }
    Answer gone = host.opens(to);
    assertThat(gone.exit()).isEqualTo(Exit.NO);
    assertThat(gone.err()).contains("its key was destroyed");
    assertThat(host.run("recordings list").out()).contains(" erased ");
  }

  @Test
  void anotherRecipientFromNowOn() throws Exception {
    assertThat(host.command.audit("init", "meet.example/audit").exit()).isZero();
    host.records("room1.mp4", 10);
    succeeded(host.finalizes());
    Identity next = Identity.make();
    host.configure(next, "");
    Path nextKey = directory.resolve("next.key");
    Files.writeString(nextKey, IdentityFile.write(next, "of next year"));
    Answer cannot = host.run("recordings reseal", "-i", nextKey.toString());
    assertThat(cannot.exit()).isEqualTo(Exit.NO);
    assertThat(cannot.out()).isEqualTo("resealed: 0 of 1 keys, to 1 recipient\n");
    assertThat(host.command.audit("show", "--kind", "recording.resealed").out()).isEmpty();
    Answer resealed = host.run("recordings reseal", "-i", host.operatorKey.toString(), SESSION);
    succeeded(resealed);
    assertThat(resealed.out()).isEqualTo("resealed: 1 of 1 keys, to 1 recipient\n");
    assertThat(host.entry("recording.resealed").at("/facts/recipients").asInt()).isEqualTo(1);
    assertThat(host.opens(directory.resolve("opened")).exit()).isEqualTo(Exit.FAILED);
    succeeded(host.opens(directory.resolve("opened"), "-i", nextKey.toString()));
  }

  @Test
  void theScriptThatJibriHadIsRunAtTheEnd() throws Exception {
    Path script = host.script("upload", "ls \"$1\" >>" + directory + "/uploaded\necho told");
    host.configure("script = \"" + script + "\"");
    host.records("room1.mp4", 10);
    Answer answer = host.finalizes();
    succeeded(answer);
    assertThat(answer.out()).startsWith("told\nsealed: kq3v7");
    assertThat(directory.resolve("uploaded"))
        .hasContent("SHA256SUMS.age\nroom1.mp4.age\nsealed.json\n");
    assertThat(host.finalizes().out()).startsWith("sealed already: ");
    assertThat(directory.resolve("uploaded"))
        .hasContent("SHA256SUMS.age\nroom1.mp4.age\nsealed.json\n");
  }

  @Test
  void aScriptThatFailsIsToldOfAndRunAgain() throws Exception {
    Path script = host.script("upload", "exit 3");
    host.configure("script = \"" + script + "\"");
    host.records("room1.mp4", 10);
    Answer answer = host.finalizes();
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("the recording is sealed, but ", "/upload ended with 3");
    assertThat(host.run("recordings list").out()).contains(" unfinished");
    host.script("upload", "exit 0");
    succeeded(host.finalizes());
    assertThat(host.run("recordings list").out()).contains(" sealed ");
  }

  @Test
  void aScriptThatCallsItselfIsToldSo() throws Exception {
    Path script =
        host.script(
            "upload",
            "exec %s finalize --config %s \"$1\""
                .formatted(Command.LAUNCHER, host.command.configuration()));
    host.configure("script = \"" + script + "\"");
    host.records("room1.mp4", 10);
    Answer answer = host.finalizes();
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("calls jitsi-privacy finalize, which calls it");
  }

  @Test
  void killedWhileItSealsAndWhileItsScriptRuns() throws Exception {
    byte[] video = host.records("room1.mp4", LARGE);
    Process process = host.command.start(host.arguments("finalize", host.recording().toString()));
    while (process.isAlive() && Files.notExists(host.recording().resolve(".sealing/0.age"))) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    assertThat(host.recording().resolve("room1.mp4")).hasSize(LARGE);
    assertThat(host.run("recordings list").out()).contains(" unfinished");
    Path script = host.script("upload", "kill -9 $PPID");
    host.configure("script = \"" + script + "\"");
    assertThat(host.finalizes().exit()).isEqualTo(137);
    host.script("upload", "exit 0");
    succeeded(host.finalizes());
    assertThat(names()).containsExactly("SHA256SUMS.age", "room1.mp4.age", "sealed.json");
    succeeded(host.opens(directory.resolve("opened")));
    assertThat(directory.resolve("opened/room1.mp4")).hasBinaryContent(video);
  }

  @Test
  void twoAtOnceOneWaits() throws Exception {
    Path gate = directory.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    // Until it is opened for writing, too, the script stays where it is.
    Path script = host.script("upload", "cat " + gate);
    host.configure("script = \"" + script + "\"");
    host.records("room1.mp4", 10);
    List<String> finalize = host.arguments("finalize", host.recording().toString());
    Process first = host.command.start(finalize);
    while (first.isAlive() && Files.notExists(host.recording().resolve(".sealing/recorded"))) {
      Thread.onSpinWait();
    }
    Process second = host.command.start(finalize);
    try {
      BufferedReader err = second.errorReader(StandardCharsets.UTF_8);
      assertThat(err.readLine()).contains("another run is sealing this recording; waiting for it");
      Files.writeString(gate, "through\n");
      assertThat(Command.answer(first).out()).startsWith("through\nsealed: kq3v7");
      assertThat(Command.answer(second).out()).startsWith("sealed already: kq3v7");
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  @Test
  void whereNoLibraryCanBeLoadedItIsSlowerAndTheSame() throws Exception {
    byte[] video = host.records("room1.mp4", 1_000_000);
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(Command.LAUNCHER.toString()),
                    host.arguments("finalize", host.recording().toString()).stream())
                .toList());
    builder.environment().put("TMPDIR", "/nonexistent");
    succeeded(Command.answer(builder.start()));
    succeeded(host.opens(directory.resolve("opened")));
    assertThat(directory.resolve("opened/room1.mp4")).hasBinaryContent(video);
  }

  @Test
  void whatIsNotConfiguredIsToldBeforeAnythingIsTouched() throws Exception {
    byte[] video = host.records("room1.mp4", 10);
    for (String[] wrong :
        new String[][] {
          {"directory = \"" + host.root + "\"", "recordings.recipients is empty"},
          {
            "directory = \"" + host.root + "\", recipients = [ \"age1nobody\" ]",
            "no public key of age: age1nobody"
          },
          {
            "recipients = [ \"" + Identity.make().recipient() + "\" ]",
            "recordings.directory is not set"
          },
          {
            "directory = \"%s\", recipients = [ \"%s\" ], script = /nonexistent"
                .formatted(host.root, Identity.make().recipient()),
            "/nonexistent is no file that may be executed"
          }
        }) {
      host.write(wrong[0]);
      Answer answer = host.finalizes();
      assertThat(answer.exit()).as(wrong[1]).isEqualTo(Exit.CONFIGURATION);
      assertThat(answer.err()).contains(wrong[1]);
    }
    assertThat(names()).containsExactly("room1.mp4");
    assertThat(host.recording().resolve("room1.mp4")).hasBinaryContent(video);
  }

  @Test
  void whatIsNoRecordingIsNotTouched() throws Exception {
    host.records("room1.mp4", 10);
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("a.mp4"), "of somebody else");
    Answer answer = host.run("finalize", outside.toString());
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("is not directly below", "nothing was touched");
    assertThat(host.run("finalize", host.root.toString()).exit()).isEqualTo(Exit.FAILED);
    assertThat(outside.resolve("a.mp4")).hasContent("of somebody else");
    Answer missing = host.run("recordings show", "other");
    assertThat(missing.exit()).isEqualTo(Exit.NO);
    assertThat(missing.err()).contains("there is no recording other");
    assertThat(host.opens(directory.resolve("opened")).exit()).isEqualTo(Exit.NO);
  }

  @Test
  void whatIsLeftIsNamed() throws Exception {
    host.records("room1.mp4", 10);
    Files.createDirectory(host.recording().resolve("thumb\u001b[31m"));
    Answer answer = host.finalizes();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err())
        .contains("not sealed, and left as it is: ", "kq3v7/thumb\\u{1b}[31m")
        .doesNotContain("\u001b");
  }
}
