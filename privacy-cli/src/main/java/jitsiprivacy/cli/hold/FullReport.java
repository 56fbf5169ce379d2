package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.hold.Criteria;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.Lifting;
import jitsiprivacy.retention.hold.Named;
import jitsiprivacy.retention.hold.TimeRange;

/** All there is to say of a hold. */
record FullReport(OutputStream out, Instant now) implements Report {

  @Override
  public void hold(Hold hold) throws IOException {
    line("name", hold.name());
    line("state", State.of(hold, now));
    line("until", hold.until());
    criteria(hold.on());
    line("reason", hold.reason());
    line("responsible", hold.responsible());
    line("set", hold.set() + " by " + hold.by());
    line("to lift", hold.needsTwo() ? "two people" : "one person");
    if (hold.lifting().isPresent()) {
      Lifting lifting = hold.lifting().get();
      line("asked", lifting.time() + " by " + lifting.by() + ": " + lifting.reason());
    }
  }

  private void criteria(Criteria on) throws IOException {
    names("room", on.rooms());
    for (String tenant : on.tenants()) {
      line("tenant", tenant);
    }
    names("subject", on.subjects());
    for (Path file : on.files()) {
      line("file", file);
    }
    if (on.time().isPresent()) {
      TimeRange time = on.time().get();
      line("time", time.from() + " to " + time.to());
    }
  }

  private void names(String what, List<Named> names) throws IOException {
    for (Named each : names) {
      line(
          what,
          each.name()
              + "  "
              + each.pseudonym()
              + each.inLedger().map(pseudonym -> "  in the ledger " + pseudonym).orElse(""));
    }
  }

  private void line(String name, Object value) throws IOException {
    out.write("%-11s %s%n".formatted(name, Shown.text(value)).getBytes(Charset.defaultCharset()));
  }
}
