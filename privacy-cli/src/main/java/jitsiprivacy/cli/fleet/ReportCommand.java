package jitsiprivacy.cli.fleet;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy fleet report DIR}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy fleet report [OPTION...] DIR")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR")
  Path directory;

  @Option(names = "--json")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(directory)) {
      throw new Failure(Exit.FAILED, Shown.text(directory) + " is no directory with reports");
    }
    Fleet fleet = new Reports(directory).read();
    Instant now = Instant.now();
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      if (json) {
        new JsonFleetReport(out).write(fleet, now);
      } else {
        new HumanFleetReport(out).write(fleet, now);
      }
    }
    return fleet.worst(now).exit();
  }
}
