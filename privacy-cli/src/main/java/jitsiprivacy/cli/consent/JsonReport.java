package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.io.OutputStream;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;

/** An object a line. */
final class JsonReport implements ConsentArchive.Reader {

  private final JsonLines lines;

  JsonReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void decision(KeptDecision decision) throws IOException {
    lines.write(to -> DecisionJson.write(decision, to));
  }
}
