package jitsiprivacy.cli.retention;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.retention.category.Otherwise;

/** An object each, with periods as in ISO 8601. */
final class JsonReport {

  private final JsonLines lines;

  JsonReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  void write(List<Kept> all) throws IOException {
    for (Kept kept : all) {
      lines.write(to -> write(kept, to));
    }
  }

  private static void write(Kept kept, JsonGenerator to) throws IOException {
    to.writeStringField("name", kept.name());
    to.writeStringField("what", kept.what());
    array(to, "where", kept.where());
    to.writeStringField("keep", kept.keep().iso());
    to.writeStringField("since", kept.from());
    to.writeStringField("then", kept.then());
    to.writeStringField("owner", kept.owner());
    to.writeStringField("purpose", kept.purpose());
    optional(to, "at-least", kept.atLeast().map(Span::iso));
    optional(to, "at-most", kept.atMost().map(Span::iso));
    if (!kept.otherwise().isEmpty()) {
      to.writeArrayFieldStart("overrides");
      for (Otherwise rule : kept.otherwise()) {
        to.writeStartObject();
        if (rule.rooms().isPresent()) {
          array(to, "rooms", rule.rooms().get());
        }
        if (rule.tenants().isPresent()) {
          array(to, "tenants", rule.tenants().get());
        }
        to.writeStringField("keep", rule.keep().toString());
        to.writeEndObject();
      }
      to.writeEndArray();
    }
    optional(to, "alone", kept.alone());
  }

  private static void optional(JsonGenerator to, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      to.writeStringField(name, value.get());
    }
  }

  private static void array(JsonGenerator to, String name, List<String> values) throws IOException {
    to.writeArrayFieldStart(name);
    for (String value : values) {
      to.writeString(value);
    }
    to.writeEndArray();
  }
}
