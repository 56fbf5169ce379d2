package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.purge.Outcome;

/** Lines for people, as for categories of files. */
final class HumanStoreReport extends StoreReport {

  private final OutputStream out;
  private final Screen screen;
  private final boolean list;

  HumanStoreReport(OutputStream out, Screen screen, boolean list) {
    this.out = out;
    this.screen = screen;
    this.list = list;
  }

  @Override
  void due(String store, String name, long bytes, Instant since) throws IOException {
    if (list) {
      line("  due since " + seconds(since) + "  " + Screen.bytes(bytes) + "  " + Shown.text(name));
    }
  }

  @Override
  void plan(StorePlan plan) throws IOException {
    if (plan.items() == 0 && plan.held() == 0) {
      return;
    }
    StringBuilder text = new StringBuilder(plan.keeps().name());
    text.append(": ").append(plan.due()).append(" of ").append(plan.items()).append(" due");
    if (plan.due() > 0) {
      text.append(", ")
          .append(Screen.bytes(plan.bytes()))
          .append(", kept ")
          .append(plan.keeps().keep())
          .append(' ')
          .append(plan.keeps().from());
    }
    plan.oldest()
        .ifPresent(
            oldest ->
                text.append(", since ")
                    .append(seconds(oldest.since()))
                    .append(": ")
                    .append(Shown.text(oldest.name())));
    if (plan.held() > 0) {
      text.append("; ").append(plan.held()).append(" are held");
    }
    line(text.toString());
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  void done(String store, String name, Outcome outcome, String reason) throws IOException {
    if (list || outcome != Outcome.DELETED || !reason.isEmpty()) {
      line(
          "  "
              + outcome.name().toLowerCase(Locale.ROOT)
              + "  "
              + Shown.text(name)
              + (reason.isEmpty() ? "" : ": " + Shown.text(reason)));
    }
  }

  @Override
  void result(StoreResult result) throws IOException {
    if (result.isNothing()) {
      return;
    }
    line(
        result.name()
            + ": deleted "
            + result.deleted()
            + ", "
            + Screen.bytes(result.bytes())
            + "; held "
            + result.held()
            + ", kept "
            + result.kept()
            + ", failed "
            + result.failed()
            + (result.complete() ? "" : "; out of time, the next run goes on"));
  }

  private void line(String text) throws IOException {
    screen.clear();
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
