package jitsiprivacy.cli.consent.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.receipt.ProvenRecord;
import jitsiprivacy.consent.record.RecordClaims;

/** Lines. */
final class HumanReceiptReport implements ReceiptReport {

  private final OutputStream out;

  HumanReceiptReport(OutputStream out) {
    this.out = out;
  }

  @Override
  public void holds(Path file, List<ProvenRecord> records) throws IOException {
    line(
        Shown.text(file)
            + ": holds; "
            + records.size()
            + (records.size() == 1 ? " record" : " records"));
    for (ProvenRecord each : records) {
      RecordClaims claims = each.claims();
      line(
          String.format(
              "%s  %-17s  %s  %s  notice %s  entry %s of %s",
              Shown.text(claims.id()),
              claims.kind().id(),
              Shown.text(claims.purpose()),
              claims.time(),
              Shown.text(claims.notice()),
              each.entry(),
              Shown.text(each.checkpoint().origin())));
    }
  }

  @Override
  public void doesNotHold(Path file, String why) throws IOException {
    line(Shown.text(file) + ": DOES NOT HOLD: " + Shown.text(why));
  }

  private void line(String line) throws IOException {
    out.write((line + "\n").getBytes(Charset.defaultCharset()));
  }
}
