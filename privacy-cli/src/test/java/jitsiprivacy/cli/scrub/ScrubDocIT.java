package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/scrub.md do what it says. */
class ScrubDocIT {

  private static final Path PAGE = Path.of("../docs/scrub.md");
  private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern USAGE =
      Pattern.compile("(?s)(<!-- Written by the tests[^>]*-->\\n\\n```\\n).*?(?=```\\n)");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  @TempDir Path directory;

  @BeforeEach
  void install() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin")).resolve("jitsi-privacy");
    // The page is for a host, which has a configuration; this one has its own.
    Path configuration = new Command(directory).configuration();
    Files.writeString(
        bin,
        "#!/bin/sh\nshift\nexec "
            + Command.LAUNCHER
            + " scrub --config "
            + configuration
            + " \"$@\"\n");
    assertThat(bin.toFile().setExecutable(true)).isTrue();
  }

  private Answer shell(String commands) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands);
    builder.environment().merge("PATH", directory + "/bin", (path, ours) -> ours + ":" + path);
    return Command.answer(builder.directory(directory.toFile()).start());
  }

  private static List<String> blocks() throws Exception {
    return SHELL_BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @Test
  void allOfThem() throws Exception {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(6);

    Answer dryRun = shell(blocks.get(0));
    assertThat(dryRun.exit()).as(dryRun.err()).isZero();
    String shown = Files.readString(PAGE);
    assertThat(ADDRESS.matcher(shown).replaceAll("ADDRESS"))
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
    String help = new Command(directory).run("", List.of("scrub", "--help")).out();
    String page = Files.readString(PAGE);
    assertThat(USAGE.matcher(page).find()).isTrue();
    String current =
        USAGE.matcher(page).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + help));
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.write(PAGE, current.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Files.readString(PAGE)).isEqualTo(current);
  }
}
