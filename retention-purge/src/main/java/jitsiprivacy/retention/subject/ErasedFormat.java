package jitsiprivacy.retention.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.files.JsonObject;

/** A line of JSON each, in ASCII: docs/erasure.md. */
final class ErasedFormat {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final long VERSION = 1;
  private static final int MOST_TEXTS = 1_000;

  private ErasedFormat() {}

  /** With the end of the line. */
  static byte[] write(Erased erased) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(line)) {
      to.writeStartObject();
      to.writeNumberField("v", VERSION);
      to.writeStringField("time", erased.time().toString());
      if (erased instanceof Erased.Person person) {
        write(person, to);
      } else if (erased instanceof Erased.Recording recording) {
        to.writeStringField("recording", recording.session());
        to.writeStringField("key", recording.key());
      }
      to.writeEndObject();
      to.writeRaw('\n');
    }
    return line.toByteArray();
  }

  private static void write(Erased.Person person, JsonGenerator to) throws IOException {
    if (person.account().isPresent()) {
      to.writeStringField("account", person.account().get());
    }
    if (person.inLedger().isPresent()) {
      to.writeStringField("pseudonym", person.inLedger().get());
    }
    list("texts", person.texts(), to);
    list("addresses", person.addresses(), to);
    to.writeStringField("recordings", person.recordings());
  }

  private static void list(String name, List<String> texts, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart(name);
    for (String each : texts) {
      to.writeString(each);
    }
    to.writeEndArray();
  }

  /**
   * @throws IllegalArgumentException when that is no such line
   */
  static Erased read(String line) throws IOException {
    JsonObject fields = JsonObject.read(line.getBytes(StandardCharsets.UTF_8));
    if (fields.number("v") != VERSION) {
      throw new IllegalArgumentException("it is of another version");
    }
    Instant time = time(fields.text("time"));
    Optional<String> session = fields.optionalText("recording");
    if (session.isPresent()) {
      fields.hasOnly("v", "time", "recording", "key");
      return new Erased.Recording(time, session.get(), fields.text("key"));
    }
    fields.hasOnly("v", "time", "account", "pseudonym", "texts", "addresses", "recordings");
    return new Erased.Person(
        time,
        fields.optionalText("account"),
        fields.optionalText("pseudonym"),
        list(fields, "texts"),
        list(fields, "addresses"),
        fields.text("recordings"));
  }

  private static List<String> list(JsonObject fields, String name) {
    List<String> all = fields.list(name, String.class);
    if (all.size() > MOST_TEXTS) {
      throw new IllegalArgumentException(name + " are too many");
    }
    return all;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("time is none", e);
    }
  }
}
