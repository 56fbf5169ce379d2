package jitsiprivacy.cli.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;

/**
 * What withdraws each grant, which come with the newest one first. Of an account one for each
 * purpose does: it counts in all its meetings.
 */
final class Withdrawals implements ConsentArchive.Reader {

  private final Instant now;
  private final Set<Purpose> ofAccounts = new HashSet<>();
  private final List<KeptDecision> all = new ArrayList<>();

  Withdrawals(Instant now) {
    this.now = now;
  }

  List<KeptDecision> all() {
    return all;
  }

  @Override
  public void decision(KeptDecision grant) {
    boolean isOver = grant.until().filter(until -> !until.isAfter(now)).isPresent();
    if (isOver || (grant.isAccount() && !ofAccounts.add(grant.purpose()))) {
      return;
    }
    // Another host's clock may be ahead: what comes after the grant must be later than it.
    Instant time = now.isAfter(grant.time()) ? now : grant.time().plusMillis(1);
    all.add(
        new KeptDecision(
            RecordId.random(),
            time,
            Optional.empty(),
            grant.room(),
            grant.meeting(),
            grant.subject(),
            grant.isAccount(),
            grant.purpose(),
            ConsentState.WITHDRAWN,
            Cause.COMMAND,
            grant.notice(),
            grant.basis(),
            Optional.empty(),
            ""));
  }
}
