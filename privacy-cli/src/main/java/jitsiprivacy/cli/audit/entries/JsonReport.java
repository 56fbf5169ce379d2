package jitsiprivacy.cli.audit.entries;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.cli.JsonLines;

/**
 * An object in a line each: {@code id}, {@code signed}, and {@code entry} as it stands in the log,
 * or {@code unreadable} and {@code base64}.
 */
public final class JsonReport implements EntryReport {

  private final JsonLines lines;
  private final Optional<PayloadStore> payloads;

  /**
   * @param payloads which are shown, too; empty to leave them out
   */
  public JsonReport(OutputStream out, Optional<PayloadStore> payloads) {
    this.lines = new JsonLines(out);
    this.payloads = payloads;
  }

  @Override
  public void entry(ArchivedEntry entry) throws IOException {
    lines.write(
        to -> {
          fields(to, entry);
          Optional<PayloadHash> payload = entry.event().flatMap(AuditEvent::payload);
          if (payloads.isPresent() && payload.isPresent()) {
            to.writeObjectFieldStart("payload");
            payload(to, payloads.get().state(payload.get()));
            to.writeEndObject();
          }
        });
  }

  /** Of an entry alone, into an object. */
  public static void fields(JsonGenerator to, ArchivedEntry entry) throws IOException {
    to.writeStringField("id", entry.id().toString());
    to.writeBooleanField("signed", !entry.pending());
    if (entry.content() instanceof EntryContent.Unreadable unreadable) {
      to.writeStringField("unreadable", unreadable.why());
      to.writeBinaryField("base64", entry.leaf());
    } else {
      to.writeFieldName("entry");
      to.writeRawValue(entry.text()); // JSON, as it was found when it was read.
    }
  }

  private static void payload(JsonGenerator to, PayloadState state) throws IOException {
    if (state instanceof PayloadState.Present present) {
      to.writeStringField("state", "present");
      Optional<String> text = PayloadText.of(present.payload());
      if (text.isPresent()) {
        to.writeStringField("text", text.get());
      } else {
        to.writeBinaryField("base64", present.payload());
      }
    } else if (state instanceof PayloadState.Erased erased) {
      to.writeStringField("state", "erased");
      to.writeStringField("time", EntryTime.write(erased.tombstone().time()));
      to.writeStringField("reason", erased.tombstone().reason());
      to.writeStringField("by", ErasureId.of(erased.tombstone()).toString());
    } else {
      to.writeStringField("state", state instanceof PayloadState.Missing ? "missing" : "damaged");
    }
  }
}
