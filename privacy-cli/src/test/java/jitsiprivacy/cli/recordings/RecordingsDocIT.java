package jitsiprivacy.cli.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
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
    assertThat(blocks).hasSize(12);
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
    shows(run(blocks.get(11)));
    assertThat(run(blocks.get(10).replace(KEY_OF_THE_PAGE, key.group(1)))).contains(" erased ");
  }
}
