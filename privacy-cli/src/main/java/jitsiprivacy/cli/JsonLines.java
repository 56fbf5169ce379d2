package jitsiprivacy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A JSON object a line. In ASCII, so that no terminal is told anything. */
public final class JsonLines {

  private final JsonFactory json =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final OutputStream out;

  public JsonLines(OutputStream out) {
    this.out = out;
  }

  /** Writes the fields of an object. */
  @FunctionalInterface
  public interface Fields {
    void write(JsonGenerator to) throws IOException;
  }

  /** A whole line leaves, or none. */
  public void write(Fields fields) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator to = json.createGenerator(line)) {
      to.writeStartObject();
      fields.write(to);
      to.writeEndObject();
      to.writeRaw('\n');
    }
    out.write(line.toByteArray());
  }
}
