package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Plan;
import jitsiprivacy.retention.purge.Result;
import jitsiprivacy.retention.purge.Tally;

/** Lines for people. What is deleted is named only if they want that; all else is. */
final class HumanReport implements Report {

  private final OutputStream out;
  private final Screen screen;
  private final boolean list;

  /**
   * @param list whether each is to be named
   */
  HumanReport(OutputStream out, Screen screen, boolean list) {
    this.out = out;
    this.screen = screen;
    this.list = list;
  }

  @Override
  public void due(Category category, Path path, long bytes, Instant since) throws IOException {
    if (list) {
      line(
          "  due since "
              + since.truncatedTo(ChronoUnit.SECONDS)
              + "  "
              + Screen.bytes(bytes)
              + "  "
              + Shown.text(path));
    }
  }

  @Override
  public void plan(Plan plan) throws IOException {
    if (plan.items() == 0 && plan.spared() == 0) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(plan.category().name())
        .append(": ")
        .append(plan.due())
        .append(" of ")
        .append(plan.items())
        .append(" due, ")
        .append(Screen.bytes(plan.bytes()));
    if (plan.due() > 0) {
      text.append(", kept ").append(plan.category().keep()).append(' ').append(from(plan));
    }
    plan.oldest()
        .ifPresent(
            oldest ->
                text.append(", since ")
                    .append(oldest.since().truncatedTo(ChronoUnit.SECONDS))
                    .append(": ")
                    .append(Shown.text(oldest.path())));
    if (plan.spared() > 0) {
      text.append("; ").append(plan.spared()).append(" are held, or there is trouble with them");
    }
    line(text.toString());
  }

  private static String from(Plan plan) {
    return switch (plan.category().from()) {
      case MODIFIED -> "from the last change";
      case NAME -> "from the time in the name";
      case MANIFEST -> "from when it was sealed";
      case LAST_ENTRY ->
          plan.category().unit() == Unit.ENTRY ? "from each entry" : "from the newest entry";
    };
  }

  @Override
  public void done(Category category, Path path, Outcome outcome, String reason)
      throws IOException {
    // Until when stands in the result.
    boolean isUsual = outcome == Outcome.WITHDRAWN || (outcome.isEffect() && reason.isEmpty());
    if (list || !isUsual) {
      line(
          "  "
              + words(outcome)
              + "  "
              + Shown.text(path)
              + (reason.isEmpty() ? "" : ": " + Shown.text(reason)));
    }
  }

  @Override
  public void result(Result result) throws IOException {
    if (result.isEmpty() && result.complete()) {
      return;
    }
    line(
        result.category().name()
            + ": "
            + effects(result)
            + "; held "
            + result.of(Outcome.HELD).count()
            + ", kept "
            + result.of(Outcome.KEPT).count()
            + ", failed "
            + result.of(Outcome.FAILED).count()
            + (result.complete() ? "" : "; out of time, the next run goes on"));
  }

  private static String effects(Result result) {
    List<String> parts = new ArrayList<>();
    for (Outcome effect : Outcome.values()) {
      Tally tally = result.of(effect);
      if (effect.isEffect() && tally.count() > 0) {
        String grace =
            effect == Outcome.WITHDRAWN
                ? result.category().grace().map(time -> ", to be had back for " + time).orElse("")
                : "";
        parts.add(words(effect) + " " + tally.count() + ", " + Screen.bytes(tally.bytes()) + grace);
      }
    }
    return parts.isEmpty() ? "nothing done" : String.join("; ", parts);
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private void line(String text) throws IOException {
    screen.clear();
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
