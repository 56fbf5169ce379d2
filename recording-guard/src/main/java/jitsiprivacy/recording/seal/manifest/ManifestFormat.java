package jitsiprivacy.recording.seal.manifest;

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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jitsiprivacy.recording.seal.keys.KeyId;

/** Manifests, facts and releases as JSON. In ASCII, so that no terminal is told anything. */
public final class ManifestFormat {

  /** Bytes of each. */
  public static final int LONGEST = 1 << 20;

  private static final int VERSION = 1;
  private static final String RELEASED = "released";
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ManifestFormat() {}

  public static byte[] write(Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(bytes)) {
      to.setPrettyPrinter(new DefaultPrettyPrinter());
      write(to, manifest);
      to.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /** As a value. */
  public static void write(JsonGenerator to, Manifest manifest) throws IOException {
    to.writeStartObject();
    to.writeNumberField("v", VERSION);
    to.writeStringField("session", manifest.session());
    to.writeStringField("sealed", manifest.sealed().toString());
    to.writeStringField("key", manifest.key().hex());
    to.writeArrayFieldStart("files");
    for (SealedFile file : manifest.files()) {
      to.writeStartObject();
      to.writeStringField("name", file.name());
      to.writeNumberField("bytes", file.bytes());
      to.writeStringField("sha256", file.sha256());
      to.writeNumberField("plain-bytes", file.plainBytes());
      to.writeEndObject();
    }
    to.writeEndArray();
    write(to, manifest.facts());
    to.writeObjectFieldStart("retention");
    to.writeStringField("class", manifest.retentionClass());
    if (manifest.due().isPresent()) {
      to.writeStringField("due", manifest.due().get().toString());
    }
    to.writeEndObject();
    to.writeEndObject();
  }

  private static void write(JsonGenerator to, RecordingFacts facts) throws IOException {
    if (facts.room().isPresent()) {
      to.writeStringField("room", facts.room().get());
    }
    if (facts.rule().isPresent()) {
      to.writeStringField("rule", facts.rule().get());
    }
    if (facts.notice().isPresent()) {
      to.writeStringField("notice", facts.notice().get());
    }
    if (!facts.consents().isEmpty()) {
      to.writeArrayFieldStart("consents");
      for (String id : facts.consents()) {
        to.writeString(id);
      }
      to.writeEndArray();
    }
    if (!facts.quarantine().isEmpty()) {
      to.writeArrayFieldStart("quarantine");
      for (Doubt doubt : facts.quarantine()) {
        write(to, doubt);
      }
      to.writeEndArray();
    }
  }

  /** As a value. */
  public static void write(JsonGenerator to, Doubt doubt) throws IOException {
    to.writeStartObject();
    to.writeStringField("reason", doubt.reason());
    to.writeStringField("since", doubt.since().toString());
    to.writeEndObject();
  }

  /** What the focus leaves for who seals. */
  public static byte[] write(RecordingFacts facts) throws IOException {
    return document(to -> write(to, facts));
  }

  /** What an operator released. */
  public static byte[] writeReleased(Collection<Doubt> released) throws IOException {
    return document(
        to -> {
          to.writeArrayFieldStart(RELEASED);
          for (Doubt doubt : released) {
            write(to, doubt);
          }
          to.writeEndArray();
        });
  }

  private interface Fields {
    void write(JsonGenerator to) throws IOException;
  }

  /** An object of this version with those fields. */
  private static byte[] document(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(bytes)) {
      to.setPrettyPrinter(new DefaultPrettyPrinter());
      to.writeStartObject();
      to.writeNumberField("v", VERSION);
      fields.write(to);
      to.writeEndObject();
      to.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when it is none, or that of a later version
   */
  public static Manifest read(byte[] text) throws IOException {
    JsonObject read = JsonObject.read(text);
    try {
      checkVersion(read);
      JsonObject retention = read.object("retention");
      return new Manifest(
          read.text("session"),
          Instant.parse(read.text("sealed")),
          new KeyId(read.text("key")),
          read.list("files", JsonObject.class).stream().map(ManifestFormat::file).toList(),
          facts(read),
          retention.text("class"),
          retention.optionalText("due").map(LocalDate::parse));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static SealedFile file(JsonObject file) {
    return new SealedFile(
        file.text("name"), file.number("bytes"), file.text("sha256"), file.number("plain-bytes"));
  }

  /**
   * What the focus leaves for who seals: the same fields as in a manifest, and {@code v}.
   *
   * @throws IOException when they are none
   */
  public static RecordingFacts readFacts(byte[] text) throws IOException {
    JsonObject read = JsonObject.read(text);
    try {
      checkVersion(read);
      return facts(read);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * @throws IOException when it is no such document
   */
  public static Set<Doubt> readReleased(byte[] text) throws IOException {
    JsonObject read = JsonObject.read(text);
    try {
      checkVersion(read);
      return Set.copyOf(doubts(read, RELEASED));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<Doubt> doubts(JsonObject read, String name) {
    return read.list(name, JsonObject.class).stream()
        .map(each -> new Doubt(each.text("reason"), Instant.parse(each.text("since"))))
        .distinct()
        .toList();
  }

  private static RecordingFacts facts(JsonObject read) {
    return new RecordingFacts(
        read.optionalText("room"),
        read.optionalText("rule"),
        read.optionalText("notice"),
        read.list("consents", String.class),
        doubts(read, "quarantine"));
  }

  private static void checkVersion(JsonObject read) {
    if (read.number("v") != VERSION) {
      throw new IllegalArgumentException("it is of a later version of jitsi-privacy");
    }
  }
}
