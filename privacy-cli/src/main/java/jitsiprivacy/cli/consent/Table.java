package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;

/** A line each, with the beginning of what is long. */
final class Table implements ConsentArchive.Reader {

  private static final String FORMAT = "%-32s  %-20s  %-9s  %-13s  %-8s  %-8s  %s";
  private static final int OF_A_PSEUDONYM = 8;

  private final OutputStream out;
  private final Instant now;
  private boolean begun;

  Table(OutputStream out, Instant now) {
    this.out = out;
    this.now = now;
  }

  @Override
  public void decision(KeptDecision decision) throws IOException {
    if (!begun) {
      begun = true;
      line(FORMAT.formatted("ID", "TIME", "STATE", "PURPOSE", "SUBJECT", "ROOM", "LASTS"));
    }
    line(
        FORMAT.formatted(
            Shown.text(decision.id()),
            decision.time().truncatedTo(ChronoUnit.SECONDS),
            Words.of(decision.state()),
            decision.purpose().id(),
            beginning(decision.subject()),
            beginning(decision.room()),
            lasts(decision)));
  }

  private String lasts(KeptDecision decision) {
    if (decision.state() != ConsentState.GRANTED) {
      return "";
    }
    if (decision.until().isEmpty()) {
      return "the meeting";
    }
    Instant until = decision.until().get();
    return (until.isAfter(now) ? "until " : "was over ") + until.truncatedTo(ChronoUnit.SECONDS);
  }

  private void line(String text) throws IOException {
    out.write((text.stripTrailing() + "\n").getBytes(Charset.defaultCharset()));
  }

  private static String beginning(String pseudonym) {
    return Shown.text(pseudonym.substring(0, Math.min(OF_A_PSEUDONYM, pseudonym.length())));
  }
}
