package jitsiprivacy.cli.consent.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.consent.receipt.ProvenRecord;

/**
 * An object in a line each: {@code file} and {@code holds}, then {@code records} with {@code id},
 * {@code kind}, {@code purpose}, {@code time}, {@code notice}, {@code log} and {@code entry} each;
 * or {@code why} not.
 */
final class JsonReceiptReport implements ReceiptReport {

  private final JsonLines lines;

  JsonReceiptReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void holds(Path file, List<ProvenRecord> records) throws IOException {
    lines.write(
        to -> {
          begin(to, file, true);
          to.writeArrayFieldStart("records");
          for (ProvenRecord each : records) {
            write(to, each);
          }
          to.writeEndArray();
        });
  }

  private static void write(JsonGenerator to, ProvenRecord each) throws IOException {
    to.writeStartObject();
    to.writeStringField("id", each.claims().id());
    to.writeStringField("kind", each.claims().kind().id());
    to.writeStringField("purpose", each.claims().purpose());
    to.writeStringField("time", each.claims().time());
    to.writeStringField("notice", each.claims().notice());
    to.writeStringField("log", each.checkpoint().origin());
    to.writeStringField("entry", each.entry().toString());
    to.writeEndObject();
  }

  @Override
  public void doesNotHold(Path file, String why) throws IOException {
    lines.write(
        to -> {
          begin(to, file, false);
          to.writeStringField("why", why);
        });
  }

  private static void begin(JsonGenerator to, Path file, boolean holds) throws IOException {
    to.writeStringField("file", file.toString());
    to.writeBooleanField("holds", holds);
  }
}
