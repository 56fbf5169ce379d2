package jitsiprivacy.cli.request;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.request.Closing;
import jitsiprivacy.retention.request.Extension;
import jitsiprivacy.retention.request.Request;

/** All there is to say of a request. */
record FullReport(OutputStream out, LocalDate today) implements Report {

  @Override
  public void request(Request request) throws IOException {
    line("id", request.id());
    line("kind", request.kind());
    line("state", State.of(request, today));
    optional("subject", request.whose().subject());
    optional("room", request.whose().room());
    optional("nick", request.whose().nick());
    optional("pseudonym", request.whose().pseudonym());
    line("received", request.received());
    if (request.isOpen()) {
      line("due", request.due() + ", days left: " + request.daysLeft(today));
    } else {
      line("due", request.due());
    }
    optional("note", request.note());
    if (request.extension().isPresent()) {
      Extension extension = request.extension().get();
      line("extended", extension.time() + ": " + extension.reason());
    }
    if (request.closing().isPresent()) {
      Closing closing = request.closing().get();
      line(
          "closed",
          closing.time()
              + ", "
              + closing.outcome()
              + closing.reason().map(reason -> ": " + reason).orElse(""));
    }
  }

  private void optional(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      line(name, value.get());
    }
  }

  private void line(String name, Object value) throws IOException {
    out.write("%-11s %s%n".formatted(name, Shown.text(value)).getBytes(Charset.defaultCharset()));
  }
}
