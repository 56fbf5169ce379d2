package jitsiprivacy.cli.doctor.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.doctor.finding.Finding;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.finding.Good;
import jitsiprivacy.cli.doctor.finding.Severity;

/**
 * For an operator: the worst comes first, what is good last.
 *
 * @param colours whether it is shown on a terminal that has some
 */
public record HumanReport(OutputStream out, boolean colours) {

  private static final int WIDTH = 96;
  private static final String MARGIN = " ".repeat(10);
  private static final String RESET = "\u001b[0m";

  public void write(Findings findings) throws IOException {
    for (Finding each : findings.all()) {
      finding(each);
    }
    for (Good each : findings.good()) {
      String what = each.area() + ": " + each.where() + " " + each.what();
      line(painted("ok", "\u001b[32m") + " ".repeat(8) + Shown.text(what));
    }
    if (!findings.good().isEmpty()) {
      line("");
    }
    line(summary(findings));
  }

  private void finding(Finding each) throws IOException {
    Severity severity = each.kind().severity();
    String word = severity.id().toUpperCase(Locale.ROOT);
    line(
        painted(word, colour(severity))
            + " ".repeat(MARGIN.length() - word.length())
            + each.kind().id()
            + "  "
            + Shown.text(each.where()));
    for (String part : each.what().split("\\R", -1)) {
      wrapped(MARGIN, Shown.text(part));
    }
    wrapped(MARGIN, each.kind().meaning());
    wrapped(MARGIN + "-> ", Shown.text(each.kind().fix()));
    line(MARGIN + each.kind().link());
    line("");
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "\u001b[1;31m";
      case WARNING -> "\u001b[33m";
      case NOTE -> "\u001b[36m";
    };
  }

  private String painted(String word, String colour) {
    return colours ? colour + word + RESET : word;
  }

  private static String summary(Findings findings) {
    List<Finding> all = findings.all();
    return "%s, %s, %s; %d good"
        .formatted(
            count(all, Severity.CRITICAL) + " critical",
            some(count(all, Severity.WARNING), "warning"),
            some(count(all, Severity.NOTE), "note"),
            findings.good().size());
  }

  private static String some(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static long count(List<Finding> all, Severity severity) {
    return all.stream().filter(each -> each.kind().severity() == severity).count();
  }

  /** At spaces; a word that is too long stays whole, to be copied. */
  private void wrapped(String begin, String text) throws IOException {
    StringBuilder line = new StringBuilder(begin);
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(begin.length()));
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    line(line.toString());
  }

  private void line(String text) throws IOException {
    out.write((text + System.lineSeparator()).getBytes(Charset.defaultCharset()));
  }
}
