package jitsiprivacy.cli.retention;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy retention report}: for a record of processing activities. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy retention report [OPTION...]")
final class ReportCommand implements Callable<Integer> {

  /** In which form. */
  enum Format {
    MARKDOWN,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec CommandSpec spec;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "markdown")
  Format format;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    List<Kept> all = Effective.read(config, this::say).all();
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      if (format == Format.JSON) {
        new JsonReport(out).write(all);
      } else {
        new MarkdownReport(out).write(all);
      }
    }
    return Exit.DONE;
  }

  private void say(String line) {
    new Screen(spec.commandLine().getErr(), false, System::nanoTime).say(Shown.text(line));
  }
}
