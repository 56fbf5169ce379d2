package jitsiprivacy.cli.hold;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.retention.hold.Hold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy hold show}: all there is of one. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy hold show NAME [OPTION...]")
final class ShowCommand extends HoldTask {

  @Mixin GivenName name;

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Optional<Hold> hold = host.holds().get(name.word());
    if (hold.isEmpty()) {
      throw new Failure(
          Exit.NO, "there is no hold " + name.word() + ". All of them: jitsi-privacy hold list");
    }
    Report report = json ? new JsonReport(out, Instant.now()) : new FullReport(out, Instant.now());
    report.hold(hold.get());
    return Exit.DONE;
  }
}
