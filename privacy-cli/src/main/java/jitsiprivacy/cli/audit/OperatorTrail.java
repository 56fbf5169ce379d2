package jitsiprivacy.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;

/**
 * The audit trail, where an operator's acts are recorded: who it was and why is in the payload,
 * which can be erased, since what an operator types may name somebody.
 */
public final class OperatorTrail {

  /** One act. */
  public record Act(AuditEvent event, Map<String, String> payload) {}

  /** What is to be recorded, under the pseudonyms of the trail. */
  @FunctionalInterface
  public interface Acts {
    List<Act> under(Pseudonyms pseudonyms);
  }

  private final AuditInstallation host;
  private final HostTrail trail;

  public OperatorTrail(Path stateDir, Consumer<String> warn) {
    this.host = new AuditInstallation(stateDir);
    this.trail = new HostTrail(stateDir, warn);
  }

  /** Durable when this returns. Where this host has no audit trail, nothing is recorded. */
  public void record(Acts acts) throws IOException {
    trail.record(
        to -> {
          for (Act each : acts.under(host.pseudonyms())) {
            to.record(each.event(), json(each.payload()));
          }
        });
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
