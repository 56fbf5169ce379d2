package jitsiprivacy.cli.request;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import jitsiprivacy.retention.request.Closing;
import jitsiprivacy.retention.request.Request;

/** A line each. It names nobody. */
final class Table implements Report {

  private static final String FORMAT = "%-20s  %-13s  %-7s  %-10s  %-10s  %s";

  private final OutputStream out;
  private final LocalDate today;
  private boolean begun;

  Table(OutputStream out, LocalDate today) {
    this.out = out;
    this.today = today;
  }

  @Override
  public void request(Request request) throws IOException {
    if (!begun) {
      begun = true;
      line(FORMAT.formatted("ID", "KIND", "STATE", "RECEIVED", "DUE", "DAYS LEFT"));
    }
    line(
        FORMAT.formatted(
            request.id(),
            request.kind(),
            State.of(request, today),
            request.received(),
            request.due(),
            request
                .closing()
                .map(Closing::outcome)
                .map(Object::toString)
                .orElse(Long.toString(request.daysLeft(today)))));
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
