package jitsiprivacy.cli.request;

import java.io.IOException;
import java.time.Instant;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.retention.request.Closing;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestEvidence;
import jitsiprivacy.retention.request.RequestFormat;

/**
 * In the audit trail. What names somebody is in the payload, which can be erased. Where this host
 * has no audit trail, nothing is recorded.
 */
record TrailEvidence(HostTrail trail) implements RequestEvidence {

  private static final String DUE = "due";

  @Override
  public void received(Request request) throws IOException {
    AuditEvent event =
        of(EventKind.REQUEST_RECEIVED, request, request.noted())
            .with("what", request.kind().toString())
            .with(DUE, request.due().toString());
    record(event, request, "nothing is written down");
  }

  @Override
  public void extended(Request request) throws IOException {
    AuditEvent event =
        of(EventKind.REQUEST_EXTENDED, request, request.extension().orElseThrow().time())
            .with(DUE, request.due().toString());
    record(event, request, "nothing is extended");
  }

  @Override
  public void closed(Request request) throws IOException {
    Closing closing = request.closing().orElseThrow();
    AuditEvent event =
        of(EventKind.REQUEST_CLOSED, request, closing.time())
            .with("outcome", closing.outcome().toString());
    record(event, request, "nothing is closed");
  }

  private static AuditEvent of(EventKind kind, Request request, Instant time) {
    AuditEvent event = AuditEvent.of(kind, time, Actor.OPERATOR).with("request", request.id());
    if (request.whose().pseudonym().isEmpty()) {
      return event;
    }
    Pseudonym pseudonym = new Pseudonym(request.whose().pseudonym().get());
    return request.whose().room().isPresent() ? event.inRoom(pseudonym) : event.about(pseudonym);
  }

  private void record(AuditEvent event, Request request, String otherwise) throws IOException {
    byte[] payload = RequestFormat.write(request);
    try {
      trail.record(to -> to.record(event, payload));
    } catch (IOException e) {
      throw new IOException(
          otherwise + ", since that cannot be recorded in the audit trail: " + Reason.of(e), e);
    }
  }
}
