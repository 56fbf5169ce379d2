package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestStore;
import jitsiprivacy.retention.request.StoredRequests;
import jitsiprivacy.retention.request.Whose;

/** Requests of data subjects, counted from when they were closed. Who may not be read stays. */
record RequestsStore(RequestStore requests, Terms terms) implements Store {

  @Override
  public Keeps keeps() {
    return new Keeps("requests", terms.keep().toString(), "from when it was closed");
  }

  private record Going(Request request, Instant since) {}

  private List<Going> due(StoredRequests stored) {
    return stored.all().stream()
        .filter(request -> !request.isOpen())
        .flatMap(
            request ->
                terms.since(request.closing().orElseThrow().time()).stream()
                    .map(since -> new Going(request, since)))
        .toList();
  }

  private StoredRequests read() throws IOException {
    StoredRequests stored = requests.read();
    if (!stored.problems().isEmpty()) {
      throw new IOException(stored.problems().get(0));
    }
    return stored;
  }

  @Override
  public void plan(Planning planning) throws IOException {
    StoredRequests stored = read();
    planning.items(stored.all().size());
    for (Going each : due(stored)) {
      Path file = requests.file(each.request().id());
      planning.due(file.toString(), 0, each.since(), about(each.request(), file));
    }
  }

  @Override
  public void carryOut(Acting acting) throws IOException {
    for (Going each : due(read())) {
      Path file = requests.file(each.request().id());
      if (acting.mayGo(file.toString(), about(each.request(), file))) {
        delete(each.request().id(), file, acting);
      }
    }
  }

  private void delete(String id, Path file, Acting acting) throws IOException {
    acting.deletes(1);
    try {
      boolean gone = requests.delete(id);
      acting.tell(
          file.toString(),
          0,
          gone ? Outcome.DELETED : Outcome.KEPT,
          gone ? "" : "it is another one by now");
    } catch (IOException e) {
      acting.tell(file.toString(), 0, Outcome.FAILED, Reason.of(e));
    }
  }

  private static Held about(Request request, Path file) {
    Whose whose = request.whose();
    Optional<Set<String>> pseudonym = whose.pseudonym().map(Set::of);
    return new Held(
        Optional.of(file),
        pseudonym.filter(any -> whose.room().isPresent()),
        Optional.empty(),
        pseudonym.filter(any -> whose.subject().isPresent()),
        Optional.of(request.received().atStartOfDay(ZoneOffset.UTC).toInstant()),
        request.closing().map(closing -> closing.time()));
  }
}
