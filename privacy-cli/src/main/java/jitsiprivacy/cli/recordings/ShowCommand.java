package jitsiprivacy.cli.recordings;

import java.io.OutputStream;
import jitsiprivacy.cli.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy recordings show}: all that is known of one without opening it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy recordings show [OPTION...] SESSION")
final class ShowCommand extends RecordingsTask {

  @Parameters(paramLabel = "SESSION")
  String session;

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Report report = json ? new JsonReport(out) : new FullReport(out, host.keys());
    report.recording(Listed.of(host.recording(session), host));
    return Exit.DONE;
  }
}
