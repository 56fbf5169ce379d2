package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.retention.purge.Outcome;

/** An object a line, as for categories of files; what is no file has a name in place of a path. */
final class JsonStoreReport extends StoreReport {

  private static final String CATEGORY = "category";
  private static final String EVENT = "event";
  private static final String BYTES = "bytes";
  private static final String NAME = "name";

  private final JsonLines lines;

  JsonStoreReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  void due(String store, String name, long bytes, Instant since) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "due");
          to.writeStringField(CATEGORY, store);
          to.writeStringField(NAME, name);
          to.writeNumberField(BYTES, bytes);
          to.writeStringField("since", since.toString());
        });
  }

  @Override
  void plan(StorePlan plan) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "plan");
          to.writeStringField(CATEGORY, plan.keeps().name());
          to.writeNumberField("examined", plan.items());
          to.writeNumberField("items", plan.items());
          to.writeNumberField("due", plan.due());
          to.writeNumberField(BYTES, plan.bytes());
          to.writeNumberField("spared", plan.held());
          to.writeStringField("keep", plan.keeps().keep());
          if (plan.oldest().isPresent()) {
            to.writeStringField("oldest", plan.oldest().get().name());
            to.writeStringField("since", plan.oldest().get().since().toString());
          }
          if (plan.trouble().isPresent()) {
            to.writeStringField("trouble", plan.trouble().get());
          }
          to.writeBooleanField("complete", plan.complete());
        });
  }

  @Override
  void done(String store, String name, Outcome outcome, String reason) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, outcome.name().toLowerCase(Locale.ROOT));
          to.writeStringField(CATEGORY, store);
          to.writeStringField(NAME, name);
          if (!reason.isEmpty()) {
            to.writeStringField("reason", reason);
          }
        });
  }

  @Override
  void result(StoreResult result) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "result");
          to.writeStringField(CATEGORY, result.name());
          to.writeNumberField("examined", result.examined());
          to.writeNumberField("deleted", result.deleted());
          to.writeNumberField(BYTES, result.bytes());
          to.writeNumberField("held", result.held());
          to.writeNumberField("kept", result.kept());
          to.writeNumberField("failed", result.failed());
          to.writeBooleanField("complete", result.complete());
        });
  }
}
