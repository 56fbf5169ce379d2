package jitsiprivacy.cli.recordings;

import java.io.OutputStream;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.recording.seal.RecordingDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy recordings list}: what recordings there are. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy recordings list [OPTION...]")
final class ListCommand extends RecordingsTask {

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Report report = json ? new JsonReport(out) : new Table(out);
    for (RecordingDirectory recording : host.root().all()) {
      report.recording(Listed.of(recording, host));
    }
    return Exit.DONE;
  }
}
