package jitsiprivacy.cli.audit.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.entries.LineReport;

/** Lines. */
public final class HumanProofReport implements ProofReport {

  private final OutputStream out;

  public HumanProofReport(OutputStream out) {
    this.out = out;
  }

  @Override
  public void holds(Path file, Proven proven) throws IOException {
    line(
        Shown.text(file)
            + ": holds; one of the "
            + proven.checkpoint().size()
            + " entries that were signed for "
            + Shown.text(proven.checkpoint().origin()));
    new LineReport(out).entry(proven.entry());
  }

  @Override
  public void continues(Path file, Continuation continuation) throws IOException {
    line(
        Shown.text(file)
            + ": holds; the "
            + continuation.now().size()
            + " entries that were signed for "
            + Shown.text(continuation.now().origin())
            + " begin with the "
            + continuation.before().size()
            + " of then");
  }

  @Override
  public void doesNotHold(Path file, String why) throws IOException {
    line(Shown.text(file) + ": DOES NOT HOLD: " + Shown.text(why));
  }

  private void line(String line) throws IOException {
    out.write((line + "\n").getBytes(Charset.defaultCharset()));
  }
}
