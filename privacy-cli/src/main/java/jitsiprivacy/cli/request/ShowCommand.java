package jitsiprivacy.cli.request;

import java.io.OutputStream;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.retention.request.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy request show}: all there is of one. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy request show ID [OPTION...]")
final class ShowCommand extends RequestTask {

  @Mixin GivenId id;

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Optional<Request> request = host.requests(this::say).find(id.word());
    if (request.isEmpty()) {
      throw new Failure(
          Exit.NO,
          "there is no request " + id.word() + ". All of them: jitsi-privacy request list");
    }
    Report report = json ? new JsonReport(out, today()) : new FullReport(out, today());
    report.request(request.get());
    return Exit.DONE;
  }
}
