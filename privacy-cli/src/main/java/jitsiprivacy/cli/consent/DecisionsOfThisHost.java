package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.consent.receipt.DecisionSource;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;

/** The ledger as receipts need it. */
final class DecisionsOfThisHost implements DecisionSource {

  private final Host host;
  private final ConsentArchive archive;

  private DecisionsOfThisHost(Host host) throws Failure {
    this.host = host;
    this.archive = host.archive();
  }

  static DecisionSource open(Path config) throws Failure {
    return new DecisionsOfThisHost(Host.read(config, line -> {}));
  }

  @Override
  public List<KeptDecision> decision(String id) throws IOException {
    try {
      return archive.byId(id);
    } catch (LedgerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public List<KeptDecision> decisions(String subject, int most) throws IOException {
    List<KeptDecision> newest = new ArrayList<>();
    try {
      archive.find(
          DecisionFilter.about(subject),
          ConsentArchive.Order.NEWEST_FIRST,
          decision -> {
            if (newest.size() < most) {
              newest.add(decision);
            }
          });
    } catch (LedgerException e) {
      throw new IOException(e.getMessage(), e);
    }
    Collections.reverse(newest);
    return newest;
  }

  @Override
  public String subject(String user) throws IOException, Failure {
    return host.pseudonyms().subject(host.account(user));
  }

  @Override
  public void close() {
    archive.close();
  }
}
