package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.subject.place.Finding;

/** A line for each finding. */
record FindingsReport(OutputStream out) {

  void heading(String text) throws IOException {
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }

  void finding(Finding finding) throws IOException {
    String line =
        String.format(
            "  %-11s  %6d  %s%s",
            finding.fate().word(),
            finding.amount(),
            finding.item(),
            finding.why().isEmpty() ? "" : ": " + finding.why());
    out.write((Shown.text(line) + "\n").getBytes(Charset.defaultCharset()));
  }
}
