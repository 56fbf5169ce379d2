package jitsiprivacy.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.keys.RevealRequest;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.AuditInstallation;

/**
 * Puts on record that a pseudonym is revealed: that it is in an entry, which one and why in its
 * payload, which can be erased. What an operator types may name somebody, however short it is.
 */
public final class RevealEvidence {

  private final AuditInstallation host;
  private final Consumer<String> warn;
  private final Clock clock = Clock.systemUTC();

  public RevealEvidence(Path stateDir, Consumer<String> warn) {
    this.host = new AuditInstallation(stateDir);
    this.warn = warn;
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @throws IOException when it could not be recorded: nothing must be revealed
   */
  public void record(RevealRequest request) throws IOException {
    if (!hasKey()) {
      return;
    }
    AuditEvent event =
        AuditEvent.of(EventKind.PSEUDONYM_REVEALED, clock.instant(), Actor.OPERATOR)
            .with("of", "address");
    try (AuditTrail trail = host.open(clock)) {
      trail.record(event, payload(request));
      sign(trail);
    }
  }

  private boolean hasKey() throws IOException {
    try {
      host.signingKey();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** It is recorded all the same, and signed with what comes next. */
  private void sign(AuditTrail trail) {
    try {
      trail.publish();
    } catch (IOException e) {
      warn.accept("it is in the audit trail and not signed yet: " + e.getMessage());
    }
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
