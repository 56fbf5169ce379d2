package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;

/** Lines on stdout; what went wrong on stderr. */
final class HumanReport implements Report {

  private final OutputStream out;
  private final Screen screen;
  private final Mode mode;
  private String path = "";

  HumanReport(OutputStream out, Screen screen, Mode mode) {
    this.out = out;
    this.screen = screen;
    this.mode = mode;
  }

  @Override
  public void begin(String path) {
    this.path = Shown.text(path);
  }

  @Override
  public void found(long line, long column, Kind kind) throws IOException {
    line(path + ":" + line + ":" + column + ": " + KindNames.of(kind));
  }

  @Override
  public void examples(Examples examples) throws IOException {
    for (Map.Entry<Kind, Map<String, String>> kind : examples.pairs().entrySet()) {
      for (Map.Entry<String, String> pair : kind.getValue().entrySet()) {
        line("  " + pair.getKey() + " -> " + pair.getValue());
      }
    }
  }

  @Override
  public void file(FileResult file) throws IOException {
    switch (file.outcome()) {
      case SCRUBBED ->
          line(
              (mode == Mode.DRY_RUN ? "would scrub " : "scrubbed ")
                  + path
                  + ": "
                  + KindNames.counted(file.counts()));
      case SKIPPED -> {
        if (mode != Mode.CHECK) {
          line("skipped " + path + ": " + Shown.text(file.reason()));
        }
      }
      case FAILED -> screen.say(path + ": " + Shown.text(file.reason()));
      case CLEAN, FOUND -> {}
    }
  }

  @Override
  public void end(Totals totals) throws IOException {
    screen.clear();
    if (mode == Mode.CHECK) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(files(totals.files(Outcome.SCRUBBED)))
        .append(mode == Mode.DRY_RUN ? " would be scrubbed" : " scrubbed");
    if (!totals.counts().isEmpty()) {
      text.append(" (").append(KindNames.counted(totals.counts())).append(')');
    }
    text.append(", ").append(totals.files(Outcome.CLEAN)).append(" already clean");
    if (totals.files(Outcome.SKIPPED) > 0) {
      text.append(", ").append(totals.files(Outcome.SKIPPED)).append(" skipped");
    }
    if (totals.files(Outcome.FAILED) > 0) {
      text.append(", ").append(totals.files(Outcome.FAILED)).append(" failed");
    }
    line(text.toString());
  }

  private static String files(long count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private void line(String line) throws IOException {
    screen.clear();
    out.write((line + "\n").getBytes(Charset.defaultCharset()));
  }
}
