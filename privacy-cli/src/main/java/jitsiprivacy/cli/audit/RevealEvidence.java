package jitsiprivacy.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.keys.RevealRequest;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;

/**
 * Puts on record that a pseudonym is revealed: that it is in an entry, which one and why in its
 * payload, which can be erased. What an operator types may name somebody, however short it is.
 */
public final class RevealEvidence {

  private final HostTrail trail;

  public RevealEvidence(Path stateDir, Consumer<String> warn) {
    this.trail = new HostTrail(stateDir, warn);
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @throws IOException when it could not be recorded: nothing must be revealed
   */
  public void record(RevealRequest request) throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.PSEUDONYM_REVEALED, Clock.systemUTC().instant(), Actor.OPERATOR)
            .with("of", "address");
    trail.record(to -> to.record(event, payload(request)));
  }

  private static byte[] payload(RevealRequest request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = new JsonFactory().createGenerator(bytes)) {
      to.writeStartObject();
      to.writeStringField("pseudonym", AddressText.write(request.pseudonym()));
      if (request.replacedAt().isPresent()) {
        to.writeStringField("replaced", request.replacedAt().get().toString());
      }
      to.writeStringField("reason", request.reason());
      to.writeStringField("operator", request.operator());
      to.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
