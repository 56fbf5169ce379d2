package jitsiprivacy.cli.scrub;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import jitsiprivacy.anonymizer.text.Kind;

/** One JSON object on stdout, written as it goes. Holds nothing that was replaced. */
final class JsonReport implements Report {

  private final JsonGenerator json;
  private final boolean check;

  JsonReport(OutputStream out, Mode mode) throws IOException {
    check = mode == Mode.CHECK;
    json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringField("mode", name(mode));
    json.writeArrayFieldStart("files");
  }

  @Override
  public void begin(String path) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", path);
    if (check) {
      json.writeArrayFieldStart("findings");
    }
  }

  @Override
  public void found(long line, long column, Kind kind) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", line);
    json.writeNumberField("column", column);
    json.writeStringField("kind", KindNames.of(kind));
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void examples(Examples examples) {
    // Reports are kept, and logs must not be found again in them.
  }

  @Override
  public void file(FileResult file) throws IOException {
    if (check) {
      json.writeEndArray();
    }
    json.writeStringField("outcome", name(file.outcome()));
    if (!file.reason().isEmpty()) {
      json.writeStringField("reason", file.reason());
    }
    json.writeNumberField("bytes", file.bytes());
    if (file.bytesAfter().isPresent()) {
      json.writeNumberField("bytes_after", file.bytesAfter().getAsLong());
    }
    counts(file.counts());
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void end(Totals totals) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("totals");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(name(outcome), totals.files(outcome));
    }
    json.writeNumberField("bytes", totals.bytes());
    counts(totals.counts());
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void counts(Map<Kind, Long> counts) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Map.Entry<Kind, Long> each : counts.entrySet()) {
      json.writeNumberField(KindNames.of(each.getKey()), each.getValue());
    }
    json.writeEndObject();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
