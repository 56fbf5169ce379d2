package jitsiprivacy.cli.request;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.StoredRequests;

/** Says which requests must be answered soon, for who is called each day. */
public record Deadlines(Path stateDir, Period warn) {

  /**
   * @param say what somebody must know
   * @return whether there is nothing to say
   */
  public boolean areKept(LocalDate today, Consumer<String> say) {
    StoredRequests stored = Requests.of(stateDir, new HostTrail(stateDir, say)).read();
    List<Request> urgent =
        stored.all().stream()
            .filter(Request::isOpen)
            .filter(request -> !request.due().isAfter(today.plus(warn)))
            .sorted(Comparator.comparing(Request::due))
            .toList();
    for (Request request : urgent) {
      say.accept(
          "request "
              + request.id()
              + (request.isOverdue(today)
                  ? " had to be answered by " + request.due() + ", which is over"
                  : " must be answered by " + request.due()));
    }
    stored.problems().forEach(say);
    return urgent.isEmpty() && stored.problems().isEmpty();
  }
}
