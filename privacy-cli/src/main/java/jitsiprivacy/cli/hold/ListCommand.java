package jitsiprivacy.cli.hold;

import java.io.OutputStream;
import java.time.Instant;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.StoredHolds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy hold list}: what holds there are. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy hold list [OPTION...]")
final class ListCommand extends HoldTask {

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    StoredHolds stored = host.holds().read();
    Instant now = Instant.now();
    Report report = json ? new JsonReport(out, now) : new Table(out, now);
    for (Hold hold : stored.all()) {
      report.hold(hold);
    }
    for (String problem : stored.problems()) {
      say("everything is held: " + problem);
    }
    return stored.problems().isEmpty() ? Exit.DONE : Exit.FAILED;
  }
}
