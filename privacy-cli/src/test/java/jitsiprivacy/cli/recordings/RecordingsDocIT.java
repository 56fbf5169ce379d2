package jitsiprivacy.cli.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/recordings.md do what it says. */
class RecordingsDocIT {

  private static final String KEY_OF_THE_PAGE = "0b822cd15d6c15b0f00a089f86d08188";
  private static final Pattern KEY = Pattern.compile("key=([0-9a-f]{32})");
  private static final Pattern VARIES =
      Pattern.compile(
          "[0-9a-f]{64}|[0-9a-f]{32}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?(?![-0-9])| +[0-9.]+ k?M?B");

  @TempDir Path directory;

  private Command host;
  private String page;

  private static String shape(String text) {
    return VARIES.matcher(text).replaceAll("...");
  }

  /** Where this host has what others have below the root. */
  private String here(String commands) {
    return commands
        .replace("/etc/jitsi/privacy", directory.toString())
        .replace("/usr/local/bin", directory + "/bin")
        .replace("/srv/recordings", directory + "/recordings")
        .replace("/var/lib/jitsi-privacy", host.state().toString());
  }

  private String run(String commands) throws Exception {
    Answer answer = DocPage.shell(host, here(commands));
    assertThat(answer.exit()).as("%s: %s", commands, answer).isZero();
    return answer.out();
  }

  private void shows(String out) {
    assertThat(shape(here(page))).contains("```\n" + shape(out) + "```");
  }

  private void focusKnows() throws Exception {
    new FactsFiles(host.state().resolve("recordings"), Disk.local())
        .add(
            "kq3v7",
            new RecordingFacts(
                Optional.of("7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e"),
                Optional.of("lectures"),
                Optional.of("3"),
                List.of("5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                List.of(new Doubt("withdrawn", Instant.parse("2026-11-25T16:50:12.480Z")))));
  }

  @Test
  void thePageForOperators() throws Exception {
    assumeThat(
            Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "age"))))
        .as("the distribution's age is not installed: apt install age")
        .isTrue();
    host = new Command(directory);
    DocPage.install(host);
    DocPage doc = new DocPage("recordings.md");
    page = doc.text();
    List<String> blocks = doc.blocks();
    assertThat(blocks).hasSize(15);
    Path recording = Files.createDirectories(directory.resolve("recordings/kq3v7"));
    Files.createDirectory(directory.resolve("conf.d"));
    Files.write(recording.resolve("room1_2026-11-25-16-00-03.mp4"), new byte[1_234_567]);
    Files.writeString(recording.resolve("metadata.json"), "{\"participants\":[]}");

    for (int block : new int[] {0, 1, 2}) {
      assertThat(run(blocks.get(block))).isEmpty();
    }
    String sealed = run(blocks.get(3));
    shows(sealed);
    Matcher key = KEY.matcher(sealed);
    assertThat(key.find()).isTrue();
    for (int block : new int[] {4, 5, 6}) {
      shows(run(blocks.get(block)));
    }
    assertThat(directory.resolve("opened/metadata.json")).hasContent("{\"participants\":[]}");
    shows(run(blocks.get(7).replace(KEY_OF_THE_PAGE, key.group(1))));
    assertThat(new ObjectMapper().readTree(run(blocks.get(8))).get("state").asText())
        .isEqualTo("sealed");
    shows(run(blocks.get(9)));
    focusKnows();
    for (int block : new int[] {10, 11, 12}) {
      shows(run(blocks.get(block)));
    }
    shows(run(blocks.get(14)));
    shows(run(blocks.get(13)));
    assertThat(run(blocks.get(5))).contains(" erased ");
  }
}
