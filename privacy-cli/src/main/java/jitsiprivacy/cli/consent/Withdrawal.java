package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.scrub.Operator;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import jitsiprivacy.consent.ledger.sql.SqlLedger;

/** Takes back what somebody granted, on their behalf. */
record Withdrawal(Host host, Consumer<String> say) {

  /**
   * All of these grants that stand. It takes effect before it is recorded, as every withdrawal.
   *
   * @return what was written; empty when no grant stands
   */
  List<KeptDecision> of(DecisionFilter granted) throws IOException, Failure, LedgerException {
    Withdrawals withdrawals = new Withdrawals(Instant.now());
    try (ConsentArchive archive = host.archive()) {
      archive.standing(granted, ConsentArchive.Order.NEWEST_FIRST, withdrawals);
    }
    if (withdrawals.all().isEmpty()) {
      return List.of();
    }
    try (SqlLedger ledger = host.open()) {
      return ledger.appendKept(withdrawals.all());
    }
  }

  /**
   * Afterwards.
   *
   * @param account where the operator named it
   * @param room likewise
   */
  void record(
      List<KeptDecision> withdrawn, Optional<String> account, Optional<String> room, String reason)
      throws Failure {
    String operator = Operator.name(System.getProperty("user.name"), System.getenv());
    try {
      new WithdrawalEvidence(host.stateDir(), say)
          .record(withdrawn, account, room, reason, operator);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "it is withdrawn, and cannot be recorded in the audit trail: " + Reason.of(e)));
    }
  }
}
