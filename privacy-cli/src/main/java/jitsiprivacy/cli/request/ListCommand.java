package jitsiprivacy.cli.request;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.StoredRequests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy request list}: what there is to answer, the most urgent first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy request list [OPTION...]")
final class ListCommand extends RequestTask {

  /** Those that are closed come last. */
  private static final Comparator<Request> ORDER =
      Comparator.comparing((Request request) -> !request.isOpen())
          .thenComparing(Request::due)
          .thenComparing(Request::id);

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    LocalDate today = today();
    StoredRequests stored = host.requests(this::say).read();
    List<Request> all = stored.all().stream().sorted(ORDER).toList();
    Report report = json ? new JsonReport(out, today) : new Table(out, today);
    for (Request request : all) {
      report.request(request);
    }
    stored.problems().forEach(this::say);
    if (!stored.problems().isEmpty()) {
      return Exit.FAILED;
    }
    return all.stream().anyMatch(request -> request.isOverdue(today)) ? Exit.NO : Exit.DONE;
  }
}
