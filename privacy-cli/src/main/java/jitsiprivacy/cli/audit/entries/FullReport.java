package jitsiprivacy.cli.audit.entries;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.payload.Tombstone;
import jitsiprivacy.cli.Shown;

/** All of an entry, with its payload if that still exists, or with what lies in its place. */
public final class FullReport implements EntryReport {

  private static final String INDENTED = "  ";

  private final OutputStream out;
  private final PayloadStore payloads;

  public FullReport(OutputStream out, PayloadStore payloads) {
    this.out = out;
    this.payloads = payloads;
  }

  @Override
  public void entry(ArchivedEntry entry) throws IOException {
    StringBuilder text = new StringBuilder();
    field(text, "entry", entry.id() + (entry.pending() ? ", not signed yet" : ""));
    if (entry.content() instanceof EntryContent.Known known) {
      event(text, known.event());
    } else {
      foreign(text, entry);
    }
    text.append('\n');
    out.write(text.toString().getBytes(Charset.defaultCharset()));
  }

  private static void foreign(StringBuilder text, ArchivedEntry entry) {
    if (entry.content() instanceof EntryContent.Unreadable unreadable) {
      field(text, "damage", "this is no entry: " + unreadable.why());
    } else if (entry.content() instanceof EntryContent.OtherVersion other) {
      field(text, "version", other.version() + ", which this program does not know");
    }
    field(text, "line", Shown.text(entry.text()));
  }

  private void event(StringBuilder text, AuditEvent event) throws IOException {
    field(text, "kind", event.kind());
    field(text, "time", EntryTime.write(event.time()));
    field(text, "actor", event.actor().id());
    event.room().ifPresent(room -> field(text, "room", room.hex()));
    event.subject().ifPresent(subject -> field(text, "subject", subject.hex()));
    for (Map.Entry<String, Fact> fact : event.facts().entrySet()) {
      String value = FactText.of(fact.getValue(), ", ");
      if (value.indexOf('\n') < 0) {
        field(text, fact.getKey(), Shown.text(value));
      } else {
        field(text, fact.getKey(), "");
        block(text, value);
      }
    }
    if (event.payload().isPresent()) {
      payload(text, event.payload().get());
    }
  }

  private void payload(StringBuilder text, PayloadHash hash) throws IOException {
    field(text, "payload", hash.hex());
    PayloadState state = payloads.state(hash);
    if (state instanceof PayloadState.Present present) {
      byte[] payload = present.payload();
      Optional<String> words = PayloadText.of(payload);
      block(
          text,
          words.orElse(payload.length + " bytes that are no text; --json has them in base 64"));
    } else if (state instanceof PayloadState.Erased erased) {
      Tombstone tombstone = erased.tombstone();
      block(
          text,
          "erased at "
              + EntryTime.write(tombstone.time())
              + ", for "
              + tombstone.reason()
              + ": see "
              + ErasureId.of(tombstone));
    } else if (state instanceof PayloadState.Missing) {
      block(text, "missing, and nothing says it was erased");
    } else {
      block(text, "damaged: this is not what was recorded");
    }
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(String.format("%-10s", name)).append(value).append('\n');
  }

  private static void block(StringBuilder text, String lines) {
    lines.lines().forEach(line -> text.append(INDENTED).append(Shown.text(line)).append('\n'));
  }
}
