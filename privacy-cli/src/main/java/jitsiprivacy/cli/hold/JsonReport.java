package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.HoldFormat;

/** An object each: the state, and what is in the file. */
final class JsonReport implements Report {

  private final JsonLines lines;
  private final Instant now;

  JsonReport(OutputStream out, Instant now) {
    this.lines = new JsonLines(out);
    this.now = now;
  }

  @Override
  public void hold(Hold hold) throws IOException {
    lines.write(
        to -> {
          to.writeStringField("state", State.of(hold, now).toString());
          to.writeFieldName("hold");
          HoldFormat.write(to, hold);
        });
  }
}
