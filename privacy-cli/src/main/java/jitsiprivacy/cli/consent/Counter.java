package jitsiprivacy.cli.consent;

import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;

/** How many there are. */
final class Counter implements ConsentArchive.Reader {

  private long count;

  long count() {
    return count;
  }

  @Override
  public void decision(KeptDecision decision) {
    count++;
  }
}
