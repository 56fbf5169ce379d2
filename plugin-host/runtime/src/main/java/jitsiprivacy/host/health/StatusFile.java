package jitsiprivacy.host.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;

/**
 * {@code <run-dir>/<host>.status.json}: what the command line shows. Replaced as a whole, so that a
 * reader never sees half of it.
 */
public final class StatusFile {

  private final Path file;
  private final String host;
  private final String version;
  private final Instant started = Instant.now();
  private final JsonFactory json = new JsonFactory();

  public StatusFile(Path runDirectory, String host, String version) {
    this.file = runDirectory.resolve(host + ".status.json");
    this.host = host;
    this.version = version;
  }

  /** Writes the present picture. */
  public synchronized void write(Health health) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, render(health));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String render(Health health) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(text)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeStringField("host", host);
      out.writeStringField("version", version);
      out.writeNumberField("pid", ProcessHandle.current().pid());
      out.writeStringField("started", started.toString());
      out.writeStringField("written", Instant.now().toString());
      out.writeArrayFieldStart("guards");
      for (Health.GuardReport guard : health.report()) {
        out.writeStartObject();
        out.writeStringField("id", guard.id());
        out.writeStringField("state", guard.state().id());
        texts(out, "hooks", guard.hooks());
        texts(out, "open", guard.holes());
        texts(out, "alerts", guard.alerts());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void texts(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeEndObject();
  }
}
