package jitsiprivacy.cli.audit.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.audit.entries.JsonReport;

/**
 * An object in a line each: {@code file} and {@code holds}, then {@code log}, {@code size} and the
 * fields of an entry, or {@code from} what size it went on; or {@code why} not.
 */
public final class JsonProofReport implements ProofReport {

  private final JsonLines lines;

  public JsonProofReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void holds(Path file, Proven proven) throws IOException {
    lines.write(
        to -> {
          begin(to, file, true);
          to.writeStringField("log", proven.checkpoint().origin());
          to.writeNumberField("size", proven.checkpoint().size());
          JsonReport.fields(to, proven.entry());
        });
  }

  @Override
  public void continues(Path file, Continuation continuation) throws IOException {
    lines.write(
        to -> {
          begin(to, file, true);
          to.writeStringField("log", continuation.now().origin());
          to.writeNumberField("size", continuation.now().size());
          to.writeNumberField("from", continuation.before().size());
        });
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
