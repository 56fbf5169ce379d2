package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/scrub.md do what it says. */
class ScrubDocIT {

  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  @TempDir Path directory;

  private final DocPage page = new DocPage("scrub.md");
  private Command host;

  @BeforeEach
  void install() throws Exception {
    host = new Command(directory);
    DocPage.install(host);
  }

  private Answer shell(String commands) throws Exception {
    return DocPage.shell(host, commands);
  }

  @Test
  void allOfThem() throws Exception {
    List<String> blocks = page.blocks();
    assertThat(blocks).hasSize(6);

    Answer dryRun = shell(blocks.get(0));
    assertThat(dryRun.exit()).as(dryRun.err()).isZero();
    assertThat(ADDRESS.matcher(page.text()).replaceAll("ADDRESS"))
        .contains("```\n" + ADDRESS.matcher(dryRun.out()).replaceAll("ADDRESS") + "```");

    assertThat(shell(blocks.get(4)).out()).contains("logs/turn.log.1:1:7: ipv4\n");
    Answer scrubbed = shell(blocks.get(1));
    assertThat(scrubbed.exit()).as(scrubbed.err()).isZero();
    assertThat(scrubbed.out())
        .endsWith("2 files scrubbed (ipv4 2, ice-password 2), 0 already clean\n");
    assertThat(shell(blocks.get(4))).isEqualTo(new Answer(0, "", ""));

    assertThat(shell(blocks.get(2)).out())
        .matches("\\s+1 relay [0-9.]+:50001 <- ice-pwd:\\[ice-pwd\\]\\n");

    Answer pipe =
        shell(blocks.get(3) + "until [ -s access.log ]; do :; done; kill $!; cat access.log");
    assertThat(pipe.out())
        .matches("[0-9.]+ - - \"GET /room HTTP/2.0\" 200\\n")
        .doesNotContain("198.18");

    String pseudonym =
        ADDRESS
            .matcher(Files.readString(directory.resolve("logs/turn.log.1")))
            .results()
            .findFirst()
            .orElseThrow()
            .group();
    Answer revealed =
        shell("PSEUDONYM=" + pseudonym + " WRITTEN=" + Instant.now() + "\n" + blocks.get(5));
    assertThat(revealed.out()).startsWith("198.18.7.41  if made from ");
  }

  @Test
  void theOptionsAreThoseOfTheCommand() throws Exception {
    page.hasOptions(host.run("", List.of("scrub", "--help")).out());
  }
}
