package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.hold.Hold;

/** A line each. */
final class Table implements Report {

  private static final String FORMAT = "%-20s  %-7s  %-10s  %s";

  private final OutputStream out;
  private final Instant now;
  private boolean begun;

  Table(OutputStream out, Instant now) {
    this.out = out;
    this.now = now;
  }

  @Override
  public void hold(Hold hold) throws IOException {
    if (!begun) {
      begun = true;
      line(FORMAT.formatted("NAME", "STATE", "UNTIL", "RESPONSIBLE"));
    }
    line(
        FORMAT.formatted(
            hold.name(), State.of(hold, now), hold.until(), Shown.text(hold.responsible())));
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
