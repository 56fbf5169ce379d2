package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;

/**
 * The audit trail, where an operator's acts are recorded: who it was and why is in the payload,
 * which can be erased, since what an operator types may name somebody.
 */
final class OperatorTrail {

  /** One act. */
  record Act(AuditEvent event, Map<String, String> payload) {}

  /** What is to be recorded, under the pseudonyms of the trail. */
  @FunctionalInterface
  interface Acts {
    List<Act> under(Pseudonyms pseudonyms);
  }

  private final AuditInstallation host;
  private final Consumer<String> warn;

  OperatorTrail(Path stateDir, Consumer<String> warn) {
    this.host = new AuditInstallation(stateDir);
    this.warn = warn;
  }

  /** Durable when this returns. Where this host has no audit trail, nothing is recorded. */
  void record(Acts acts) throws IOException {
    if (!hasKey()) {
      return;
    }
    List<Act> all = acts.under(host.pseudonyms());
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      for (Act each : all) {
        trail.record(each.event(), json(each.payload()));
      }
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

  private static byte[] json(Map<String, String> payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = new JsonFactory().createGenerator(bytes)) {
      to.writeStartObject();
      for (Map.Entry<String, String> each : payload.entrySet()) {
        to.writeStringField(each.getKey(), each.getValue());
      }
      to.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
