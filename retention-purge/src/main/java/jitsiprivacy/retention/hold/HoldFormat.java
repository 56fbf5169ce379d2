package jitsiprivacy.retention.hold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jitsiprivacy.retention.files.JsonObject;

/** Holds as JSON. In ASCII, so that no terminal is told anything. */
public final class HoldFormat {

  /** Bytes. */
  static final int LONGEST = 1 << 16;

  /** Of these, what is left for who asks to lift it. */
  private static final int FOR_LIFTING = 1 << 12;

  private static final int VERSION = 1;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private HoldFormat() {}

  /**
   * @throws IOException when it is longer than one may be
   */
  public static byte[] write(Hold hold) throws IOException {
    byte[] text = document(to -> write(to, hold));
    int most = hold.lifting().isPresent() ? LONGEST : LONGEST - FOR_LIFTING;
    if (text.length > most) {
      throw new IOException("a hold has at most " + most + " bytes: make two of it");
    }
    return text;
  }

  /** What was lifted, and by whom: for the record. */
  public static byte[] write(Hold hold, Lifting lifting) throws IOException {
    return document(
        to -> {
          to.writeStartObject();
          to.writeFieldName("lifted");
          write(to, lifting);
          to.writeFieldName("hold");
          write(to, hold);
          to.writeEndObject();
        });
  }

  private interface Value {
    void write(JsonGenerator to) throws IOException;
  }

  private static byte[] document(Value value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(bytes)) {
      to.setPrettyPrinter(new DefaultPrettyPrinter());
      value.write(to);
      to.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /** As a value. */
  public static void write(JsonGenerator to, Hold hold) throws IOException {
    to.writeStartObject();
    to.writeNumberField("v", VERSION);
    to.writeStringField("name", hold.name());
    write(to, hold.on());
    to.writeStringField("reason", hold.reason());
    to.writeStringField("responsible", hold.responsible());
    to.writeStringField("set", hold.set().toString());
    write(to, hold.by());
    to.writeStringField("until", hold.until().toString());
    to.writeBooleanField("two-people", hold.needsTwo());
    if (hold.lifting().isPresent()) {
      to.writeFieldName("lifting");
      write(to, hold.lifting().get());
    }
    to.writeEndObject();
  }

  private static void write(JsonGenerator to, Criteria on) throws IOException {
    write(to, "rooms", on.rooms());
    if (!on.tenants().isEmpty()) {
      to.writeArrayFieldStart("tenants");
      for (String tenant : on.tenants()) {
        to.writeString(tenant);
      }
      to.writeEndArray();
    }
    write(to, "subjects", on.subjects());
    if (!on.files().isEmpty()) {
      to.writeArrayFieldStart("files");
      for (Path file : on.files()) {
        to.writeString(file.toString());
      }
      to.writeEndArray();
    }
    if (on.time().isPresent()) {
      to.writeObjectFieldStart("time");
      to.writeStringField("from", on.time().get().from().toString());
      to.writeStringField("to", on.time().get().to().toString());
      to.writeEndObject();
    }
  }

  private static void write(JsonGenerator to, String field, List<Named> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    to.writeArrayFieldStart(field);
    for (Named each : names) {
      to.writeStartObject();
      to.writeStringField("name", each.name());
      to.writeStringField("pseudonym", each.pseudonym());
      if (each.inLedger().isPresent()) {
        to.writeStringField("in-ledger", each.inLedger().get());
      }
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static void write(JsonGenerator to, Person by) throws IOException {
    to.writeObjectFieldStart("by");
    to.writeNumberField("uid", by.uid());
    to.writeStringField("user", by.user());
    to.writeEndObject();
  }

  private static void write(JsonGenerator to, Lifting lifting) throws IOException {
    to.writeStartObject();
    to.writeStringField("time", lifting.time().toString());
    to.writeStringField("reason", lifting.reason());
    write(to, lifting.by());
    to.writeEndObject();
  }

  /**
   * @throws IOException when it is none, in words for the operator
   */
  static Hold read(byte[] text) throws IOException {
    try {
      return hold(JsonObject.read(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Hold hold(JsonObject read) {
    if (read.number("v") != VERSION) {
      throw new IllegalArgumentException("it is of a later version of jitsi-privacy");
    }
    read.hasOnly(
        "v",
        "name",
        "rooms",
        "tenants",
        "subjects",
        "files",
        "time",
        "reason",
        "responsible",
        "set",
        "by",
        "until",
        "two-people",
        "lifting");
    return new Hold(
        read.text("name"),
        new Criteria(
            names(read, "rooms"),
            read.list("tenants", String.class),
            names(read, "subjects"),
            read.list("files", String.class).stream().map(Path::of).toList(),
            read.optionalObject("time").map(HoldFormat::time)),
        read.text("reason"),
        read.text("responsible"),
        Instant.parse(read.text("set")),
        person(read.object("by")),
        LocalDate.parse(read.text("until")),
        read.flag("two-people"),
        read.optionalObject("lifting").map(HoldFormat::lifting));
  }

  private static List<Named> names(JsonObject read, String field) {
    return read.list(field, JsonObject.class).stream().map(HoldFormat::named).toList();
  }

  private static Named named(JsonObject read) {
    read.hasOnly("name", "pseudonym", "in-ledger");
    return new Named(read.text("name"), read.text("pseudonym"), read.optionalText("in-ledger"));
  }

  private static TimeRange time(JsonObject read) {
    read.hasOnly("from", "to");
    return new TimeRange(Instant.parse(read.text("from")), Instant.parse(read.text("to")));
  }

  private static Person person(JsonObject read) {
    read.hasOnly("uid", "user");
    return new Person(read.number("uid"), read.text("user"));
  }

  private static Lifting lifting(JsonObject read) {
    read.hasOnly("time", "reason", "by");
    return new Lifting(
        Instant.parse(read.text("time")), read.text("reason"), person(read.object("by")));
  }
}
