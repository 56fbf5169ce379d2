package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.LedgerProbe;

/** Whether the consent ledger can be read. */
final class LedgerCheck implements Check {

  private static final Kind UNREADABLE =
      new Kind(
          "ledger-unreadable",
          Severity.CRITICAL,
          "Consents can be neither looked up nor kept: whoever comes is refused.",
          "Mend what the database says; docs/consent-ledger.md has backups and moving.");

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Override
  public String area() {
    return "ledger";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(UNREADABLE);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    if (!site.settings().isEnabled("consent-gate")) {
      return;
    }
    LedgerOptions options = site.settings().section(LedgerOptions.class);
    String where =
        options
            .url()
            .orElseGet(() -> LedgerOptions.file(site.settings().host().stateDir()).toString());
    boolean elsewhere = options.kind() == LedgerOptions.Kind.POSTGRESQL && !site.root().isOurs();
    if (elsewhere) {
      return; // Nobody asks a server from an image that is only looked at.
    }
    try {
      switch (LedgerProbe.of(options, site.stateDirectory(), site.root().isOurs(), PATIENCE)) {
        case READABLE -> report.good(where, "can be read");
        case NOT_MADE -> report.good(where, "is made when somebody first decides");
        case OLDER -> report.good(where, "can be read; it is of an earlier version");
      }
    } catch (LedgerException e) {
      report.found(UNREADABLE, where, e.getMessage());
    }
  }
}
