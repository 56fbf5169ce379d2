package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page for operators, whose commands are run on a host that has its own configuration. */
public final class DocPage {

  private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern USAGE =
      Pattern.compile("(?s)(<!-- Written by the tests[^>]*-->\\n\\n```\\n).*?(?=```\\n)");

  private final Path page;

  /**
   * @param name of a file in docs
   */
  public DocPage(String name) {
    this.page = Path.of("../docs", name);
  }

  public String text() throws IOException {
    return Files.readString(page);
  }

  /** What is to be run, in its order. */
  public List<String> blocks() throws IOException {
    return SHELL_BLOCK.matcher(text()).results().map(block -> block.group(1)).toList();
  }

  /** Puts {@code jitsi-privacy} into the directory of the host, with the host's configuration. */
  public static void install(Command host) throws IOException {
    Path bin = Files.createDirectories(host.directory().resolve("bin")).resolve("jitsi-privacy");
    Files.writeString(
        bin,
        """
        #!/bin/sh
        case "$1 $2" in
          "audit verify-proof" | "consent verify-receipt") exec %1$s "$@" ;;
          "audit "* | "consent "* | "recordings "* | "retention "* | "hold "* | "request "* | "purge undo" | "purge replay")
            command="$1 $2"; shift 2 ;;
          "fleet "*) exec %1$s "$@" ;;
          *) command=$1; shift ;;
        esac
        exec %1$s $command --config %2$s "$@"
        """
            .formatted(Command.LAUNCHER, host.configuration()));
    assertThat(bin.toFile().setExecutable(true)).isTrue();
  }

  /** Runs commands on a host on which {@link #install} was called. */
  public static Command.Answer shell(Command host, String commands) throws Exception {
    return Command.answer(start(host, commands));
  }

  /** Not waited for. */
  public static Process start(Command host, String commands) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands);
    builder
        .environment()
        .merge("PATH", host.directory() + "/bin", (path, ours) -> ours + ":" + path);
    return builder.directory(host.directory().toFile()).start();
  }

  /** Checks that the page has what the command says of its options, or writes it there. */
  public void hasOptions(String help) throws IOException {
    String shown = text();
    assertThat(USAGE.matcher(shown).find()).isTrue();
    String current =
        USAGE.matcher(shown).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + help));
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.write(page, current.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(text()).isEqualTo(current);
  }
}
