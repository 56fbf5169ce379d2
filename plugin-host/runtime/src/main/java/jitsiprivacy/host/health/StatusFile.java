package jitsiprivacy.host.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * {@code <run-dir>/<host>.status.json}: what the command line shows. Replaced as a whole, so that a
 * reader never sees half of it.
 */
public final class StatusFile {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<?> OWNER_WRITES_GROUP_READS = mode("rw-r-----");
  private static final FileAttribute<?> OWNER_WRITES_GROUP_ENTERS = mode("rwxr-x---");

  private final Path file;
  private final String host;
  private final String version;
  private final Instant started = Instant.now();

  public StatusFile(Path runDirectory, String host, String version) {
    this.file = runDirectory.resolve(host + ".status.json");
    this.host = host;
    this.version = version;
  }

  /** Writes the present picture. */
  public synchronized void write(Health health) throws IOException {
    Files.createDirectories(file.getParent(), OWNER_WRITES_GROUP_ENTERS);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    // Where others may write, too: made anew, so that no link of theirs is ever followed.
    Files.deleteIfExists(fresh);
    try (WritableByteChannel out = Files.newByteChannel(fresh, NEW, OWNER_WRITES_GROUP_READS)) {
      ByteBuffer bytes = ByteBuffer.wrap(render(health).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  private String render(Health health) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
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
        alerts(out, guard.alerts());
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

  private static void alerts(JsonGenerator out, Map<String, Health.AlertReport> alerts)
      throws IOException {
    out.writeObjectFieldStart("alerts");
    for (Map.Entry<String, Health.AlertReport> alert : alerts.entrySet()) {
      out.writeObjectFieldStart(alert.getKey());
      out.writeStringField("text", alert.getValue().text());
      out.writeNumberField("times", alert.getValue().times());
      out.writeStringField("since", alert.getValue().since().toString());
      out.writeStringField("last", alert.getValue().last().toString());
      out.writeEndObject();
    }
    out.writeEndObject();
  }
}
