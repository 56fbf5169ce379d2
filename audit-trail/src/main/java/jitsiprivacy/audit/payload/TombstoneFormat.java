package jitsiprivacy.audit.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.audit.entry.PayloadHash;

/** A line of JSON in one form only (docs/audit-entries.md). */
final class TombstoneFormat {

  /** Bytes; a tombstone is shorter. */
  static final int LONGEST = 1024;

  private static final int VERSION = 1;

  private final JsonFactory json =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  byte[] write(Tombstone tombstone) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("v", VERSION);
      out.writeStringField("erased", tombstone.erased().hex());
      out.writeStringField("time", EntryTime.write(tombstone.time()));
      out.writeNumberField("log", tombstone.log());
      out.writeNumberField("entry", tombstone.entry());
      out.writeStringField("reason", tombstone.reason());
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is written but memory.
    }
    return bytes.toByteArray();
  }

  /** Empty when it is none. */
  Optional<Tombstone> read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return Optional.empty();
    }
    try (JsonParser in = json.createParser(bytes)) {
      Tombstone tombstone = read(in);
      return Arrays.equals(write(tombstone), bytes) ? Optional.of(tombstone) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** That nothing else is in it is known from writing it again. */
  private static Tombstone read(JsonParser in) throws IOException {
    String erased = "";
    String time = "";
    String reason = "";
    int log = -1;
    long entry = -1;
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      boolean text = value == JsonToken.VALUE_STRING;
      boolean number = value == JsonToken.VALUE_NUMBER_INT;
      if (name.equals("erased") && text) {
        erased = in.getText();
      } else if (name.equals("time") && text) {
        time = in.getText();
      } else if (name.equals("reason") && text) {
        reason = in.getText();
      } else if (name.equals("log") && number) {
        log = in.getIntValue();
      } else if (name.equals("entry") && number) {
        entry = in.getLongValue();
      }
    }
    return new Tombstone(new PayloadHash(erased), EntryTime.read(time), log, entry, reason);
  }
}
