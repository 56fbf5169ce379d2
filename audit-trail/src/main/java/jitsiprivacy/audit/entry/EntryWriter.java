package jitsiprivacy.audit.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Fields in the order of the format, facts in that of their names. */
final class EntryWriter {

  private static final int USUAL_LENGTH = 256;

  private final JsonFactory json;

  EntryWriter(JsonFactory json) {
    this.json = json;
  }

  byte[] write(AuditEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      write(event, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is written but memory.
    }
    return bytes.toByteArray();
  }

  private static void write(AuditEvent event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("v", EntryFormat.VERSION);
    out.writeStringField("kind", event.kind());
    out.writeStringField("time", EntryTime.write(event.time()));
    if (event.room().isPresent()) {
      out.writeStringField("room", event.room().get().hex());
    }
    if (event.subject().isPresent()) {
      out.writeStringField("subject", event.subject().get().hex());
    }
    out.writeStringField("actor", event.actor().id());
    if (!event.facts().isEmpty()) {
      out.writeObjectFieldStart("facts");
      for (Map.Entry<String, Fact> fact : event.facts().entrySet()) {
        out.writeFieldName(fact.getKey());
        write(fact.getValue(), out);
      }
      out.writeEndObject();
    }
    if (event.payload().isPresent()) {
      out.writeStringField("payload", event.payload().get().hex());
    }
    out.writeEndObject();
  }

  private static void write(Fact fact, JsonGenerator out) throws IOException {
    if (fact instanceof Fact.Text text) {
      out.writeString(text.value());
    } else if (fact instanceof Fact.Amount number) {
      out.writeNumber(number.value());
    } else if (fact instanceof Fact.Flag flag) {
      out.writeBoolean(flag.value());
    } else if (fact instanceof Fact.Texts texts) {
      out.writeStartArray();
      for (String text : texts.values()) {
        out.writeString(text);
      }
      out.writeEndArray();
    }
  }
}
