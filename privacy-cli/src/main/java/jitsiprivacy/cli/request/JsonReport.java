package jitsiprivacy.cli.request;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestFormat;

/** An object each: where it stands, and what is in the file. */
final class JsonReport implements Report {

  private final JsonLines lines;
  private final LocalDate today;

  JsonReport(OutputStream out, LocalDate today) {
    this.lines = new JsonLines(out);
    this.today = today;
  }

  @Override
  public void request(Request request) throws IOException {
    lines.write(
        to -> {
          to.writeStringField("state", State.of(request, today).toString());
          to.writeStringField("due", request.due().toString());
          if (request.isOpen()) {
            to.writeNumberField("days-left", request.daysLeft(today));
          }
          to.writeFieldName("request");
          RequestFormat.write(to, request);
        });
  }
}
