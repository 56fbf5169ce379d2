package jitsiprivacy.retention.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import jitsiprivacy.retention.files.JsonObject;

/** Requests as JSON. In ASCII, so that no terminal is told anything. */
public final class RequestFormat {

  /** Bytes: all texts of the longest fit, however they are escaped. */
  static final int LONGEST = 1 << 17;

  private static final int VERSION = 1;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private RequestFormat() {}

  /** As a document. */
  public static byte[] write(Request request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(bytes)) {
      to.setPrettyPrinter(new DefaultPrettyPrinter());
      write(to, request);
      to.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /** As a value. */
  public static void write(JsonGenerator to, Request request) throws IOException {
    to.writeStartObject();
    to.writeNumberField("v", VERSION);
    to.writeStringField("id", request.id());
    to.writeStringField("kind", request.kind().toString());
    optional(to, "subject", request.whose().subject());
    optional(to, "room", request.whose().room());
    optional(to, "nick", request.whose().nick());
    optional(to, "pseudonym", request.whose().pseudonym());
    to.writeStringField("received", request.received().toString());
    to.writeStringField("noted", request.noted().toString());
    optional(to, "note", request.note());
    if (request.extension().isPresent()) {
      Extension extension = request.extension().get();
      to.writeObjectFieldStart("extension");
      to.writeStringField("time", extension.time().toString());
      to.writeStringField("reason", extension.reason());
      to.writeEndObject();
    }
    if (request.closing().isPresent()) {
      Closing closing = request.closing().get();
      to.writeObjectFieldStart("closing");
      to.writeStringField("time", closing.time().toString());
      to.writeStringField("outcome", closing.outcome().toString());
      optional(to, "reason", closing.reason());
      to.writeEndObject();
    }
    to.writeEndObject();
  }

  private static void optional(JsonGenerator to, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      to.writeStringField(name, value.get());
    }
  }

  /**
   * @throws IOException when it is none, in words for the operator
   */
  static Request read(byte[] text) throws IOException {
    try {
      return request(JsonObject.read(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Request request(JsonObject read) {
    if (read.number("v") != VERSION) {
      throw new IllegalArgumentException("it is of a later version of jitsi-privacy");
    }
    read.hasOnly(
        "v",
        "id",
        "kind",
        "subject",
        "room",
        "nick",
        "pseudonym",
        "received",
        "noted",
        "note",
        "extension",
        "closing");
    return new Request(
        read.text("id"),
        named(RequestKind.values(), read.text("kind")),
        new Whose(
            read.optionalText("subject"),
            read.optionalText("room"),
            read.optionalText("nick"),
            read.optionalText("pseudonym")),
        LocalDate.parse(read.text("received")),
        Instant.parse(read.text("noted")),
        read.optionalText("note"),
        read.optionalObject("extension").map(RequestFormat::extension),
        read.optionalObject("closing").map(RequestFormat::closing));
  }

  private static Extension extension(JsonObject read) {
    read.hasOnly("time", "reason");
    return new Extension(Instant.parse(read.text("time")), read.text("reason"));
  }

  private static Closing closing(JsonObject read) {
    read.hasOnly("time", "outcome", "reason");
    return new Closing(
        Instant.parse(read.text("time")),
        named(RequestOutcome.values(), read.text("outcome")),
        read.optionalText("reason"));
  }

  private static <T> T named(T[] all, String word) {
    return Arrays.stream(all)
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("it has a word that is not known here"));
  }
}
