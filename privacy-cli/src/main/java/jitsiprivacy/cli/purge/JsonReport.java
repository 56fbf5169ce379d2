package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Plan;
import jitsiprivacy.retention.purge.Result;

/** An object a line. */
final class JsonReport implements Report {

  private static final String CATEGORY = "category";
  private static final String EVENT = "event";
  private static final String BYTES = "bytes";
  private static final String PATH = "path";

  private final JsonLines lines;

  JsonReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void due(Category category, Path path, long bytes, Instant since) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "due");
          to.writeStringField(CATEGORY, category.name());
          to.writeStringField(PATH, path.toString());
          to.writeNumberField(BYTES, bytes);
          to.writeStringField("since", since.toString());
        });
  }

  @Override
  public void plan(Plan plan) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "plan");
          to.writeStringField(CATEGORY, plan.category().name());
          to.writeNumberField("examined", plan.examined());
          to.writeNumberField("items", plan.items());
          to.writeNumberField("due", plan.due());
          to.writeNumberField(BYTES, plan.bytes());
          to.writeNumberField("spared", plan.spared());
          to.writeStringField("keep", plan.category().keep().toString());
          if (plan.oldest().isPresent()) {
            to.writeStringField("oldest", plan.oldest().get().path().toString());
            to.writeStringField("since", plan.oldest().get().since().toString());
          }
          to.writeBooleanField("complete", plan.complete());
        });
  }

  @Override
  public void done(Category category, Path path, Outcome outcome, String reason)
      throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, words(outcome));
          to.writeStringField(CATEGORY, category.name());
          to.writeStringField(PATH, path.toString());
          if (!reason.isEmpty()) {
            to.writeStringField("reason", reason);
          }
        });
  }

  @Override
  public void result(Result result) throws IOException {
    lines.write(
        to -> {
          to.writeStringField(EVENT, "result");
          to.writeStringField(CATEGORY, result.category().name());
          to.writeNumberField("examined", result.examined());
          long bytes = 0;
          for (Outcome outcome : Outcome.values()) {
            to.writeNumberField(words(outcome), result.of(outcome).count());
            bytes += outcome.isEffect() ? result.of(outcome).bytes() : 0;
          }
          to.writeNumberField(BYTES, bytes);
          to.writeBooleanField("complete", result.complete());
        });
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
