package jitsiprivacy.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about retention says what the command says, and its commands do what it says. */
class RetentionDocIT {

  private static final Path PAGE = Path.of("../docs/retention.md");
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?s)(<!-- Written by the tests: what is shipped. -->\\n\\n).*?(?=\\n<!-- So far. -->)");

  @TempDir Path directory;

  private Command host;

  /** Where this host has what others have below the root. */
  private String here(String text) {
    return text.replace("/etc/jitsi/privacy", directory.toString())
        .replace("/usr/share/jitsi-privacy/presets", PresetsTest.PRESETS.toString())
        .replace("/var/lib/jitsi-privacy", host.state().toString());
  }

  private Answer report(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("retention", "report"));
    arguments.addAll(List.of(more));
    return host.run("", arguments);
  }

  @Test
  void whatIsShippedStandsThere() throws Exception {
    host = new Command(directory);
    Files.writeString(host.configuration(), "privacy {}\n");
    Answer answer = report("--config", host.configuration().toString());
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    String page = Files.readString(PAGE);
    Matcher generated = GENERATED.matcher(page);
    assertThat(generated.find()).isTrue();
    String current =
        generated.replaceAll(found -> Matcher.quoteReplacement(found.group(1) + answer.out()));
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.writeString(PAGE, current);
    }
    assertThat(PAGE).content().isEqualTo(current);
  }

  @Test
  void theCommandsOfThePage() throws Exception {
    host = new Command(directory);
    DocPage.install(host);
    Files.createDirectory(directory.resolve("conf.d"));
    DocPage doc = new DocPage("retention.md");
    List<String> blocks = doc.blocks();
    assertThat(blocks).hasSize(5);
    for (String block : blocks) {
      Answer answer = DocPage.shell(host, here(block));
      assertThat(answer.exit()).as("%s: %s", block, answer).isZero();
      if (!answer.out().isEmpty()) {
        assertThat(here(doc.text())).contains("```\n" + answer.out() + "```");
      }
    }
  }

  @Test
  void aMistakeIsTold() throws Exception {
    host = new Command(directory);
    Files.writeString(host.configuration(), "privacy.retention.categories.jicofo-log.keep = P7D\n");
    Answer answer = report("--config", host.configuration().toString());
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("Did you mean \"jicofo-logs\"?");
    assertThat(report("--format", "html").exit()).isEqualTo(Exit.FAILED);
    assertThat(report("--help").out()).contains("record of processing activities");
  }
}
